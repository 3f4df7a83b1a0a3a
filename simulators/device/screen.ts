import type { Answer, Person, Prompt } from '../people/person.ts'
import type { Witness } from '../world/witness.ts'

/** What a prompt is part of: a session, and whether the phone shows who asks. */
export interface Asking {
  readonly session?: string
  readonly indicated: boolean
}

/** Where the phone asks whoever holds it; a locked one asks in vain. */
export class Screen {
  readonly #imei14: string
  readonly #person: Person
  readonly #witness: Witness
  #prompts = 0

  constructor(imei14: string, person: Person, witness: Witness) {
    this.#imei14 = imei14
    this.#person = person
    this.#witness = witness
  }

  ask(prompt: Prompt, { session, indicated }: Asking, locked: boolean): Answer {
    this.#prompts += 1
    const name = `${this.#imei14}/prompt-${this.#prompts}`
    const about = { imei: this.#imei14, prompt: name, ...(session && { session }) }
    const what = prompt.what === 'userpin' ? 'bootstrap' : prompt.what
    const alert = prompt.alert === undefined ? {} : { alert: prompt.alert }
    this.#witness({ kind: 'ui.prompt', ...about, what, ...alert, text: prompt.text, indicated })
    const answer: Answer = locked ? { kind: 'timeout' } : this.#person.answer(prompt)
    const kind = answer.kind === 'choice' ? 'input' : answer.kind
    this.#witness({ kind: 'ui.answer', ...about, answer: kind, by: this.#person.id })
    return answer
  }
}
