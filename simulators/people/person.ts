/** What somebody is asked: by a phone on its own, or by a server through a UI alert (DM Protocol §10). */
export interface Prompt {
  readonly what: 'bootstrap' | 'session' | 'alert' | 'chv' | 'userpin'
  readonly text: string
  readonly alert?: 1100 | 1101 | 1102 | 1103 | 1104
  readonly choices?: readonly string[]
  /** Seconds after which the phone stops waiting (MAXDT). */
  readonly withinSeconds?: number
  /** What is marked, or stands in the field, before anybody touches it (DR). */
  readonly initially?: string
  /** What is typed is not shown, and must not be written down (ET=P). */
  readonly hidden?: true
}

export type Answer =
  | { readonly kind: 'yes' | 'no' | 'cancel' | 'timeout' }
  | { readonly kind: 'input'; readonly text: string }
  | { readonly kind: 'choice'; readonly chosen: readonly number[] }

/** What a person can know. */
export interface Knowledge {
  readonly pin?: string
  readonly puk?: string
  /** The PIN of a bootstrap document, told out of band. */
  readonly userPin?: string
  /** By which customer care knows a subscriber. */
  readonly passphrase?: string
  /** The PIN of a prepaid account. */
  readonly prepaidPin?: string
  /** What they log in to the operator's portal with. */
  readonly portal?: { readonly account: string; readonly password: string }
  readonly creditCard?: { readonly number: string; readonly code: string }
}

export type Role = 'subscriber' | 'user' | 'employee' | 'thief'

/** How somebody answers instead of as the role would. */
export type Habit = (prompt: Prompt, person: Person) => Answer | undefined

/** Somebody who holds a phone: answers from what they know. */
export class Person {
  readonly id: string
  readonly role: Role
  /** Virtual seconds that they take for an answer: too long for a phone that waits less is no answer at all. */
  paceSeconds = 0
  readonly prompts: Prompt[] = []
  #knows: Knowledge = {}
  #habit: Habit | undefined

  constructor(id: string, role: Role) {
    this.id = id
    this.role = role
  }

  get knows(): Knowledge {
    return this.#knows
  }

  learn(knowledge: Knowledge): void {
    this.#knows = { ...this.#knows, ...knowledge }
  }

  forget(): void {
    this.#knows = {}
  }

  /** From now on the person answers by this habit where it has an answer. */
  takeUp(habit: Habit): void {
    this.#habit = habit
  }

  answer(prompt: Prompt): Answer {
    this.prompts.push(prompt)
    if (this.paceSeconds > (prompt.withinSeconds ?? Number.POSITIVE_INFINITY)) return { kind: 'timeout' }
    return this.#habit?.(prompt, this) ?? this.#usual(prompt)
  }

  #usual(prompt: Prompt): Answer {
    if (prompt.what === 'chv') return secret(this.#knows.pin)
    if (prompt.what === 'userpin') return secret(this.#knows.userPin)
    if (prompt.alert === 1102 && prompt.hidden && this.#knows.passphrase !== undefined)
      return secret(this.#knows.passphrase)
    if (prompt.alert === 1102) return { kind: 'input', text: prompt.initially ?? '' }
    if (prompt.alert === 1103 || prompt.alert === 1104) return { kind: 'choice', chosen: [1] }
    return { kind: 'yes' }
  }
}

/** Who does not know the secret gives up. */
const secret = (known: string | undefined): Answer =>
  known === undefined ? { kind: 'cancel' } : { kind: 'input', text: known }

/** The person whose contract it is. */
export const theSubscriber = (id: string): Person => new Person(id, 'subscriber')

/** A user who is not the subscriber: a child, a colleague. Knows no secret, says yes to everything. */
export const someoneElse = (id: string): Person => new Person(id, 'user')

/** Somebody who works for the enterprise that owns the phone. */
export const anEmployee = (id: string): Person => new Person(id, 'employee')

/** Holds what is not theirs. Knows no secret, says yes to everything. */
export const aThief = (id: string): Person => new Person(id, 'thief')
