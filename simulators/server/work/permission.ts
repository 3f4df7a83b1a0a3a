import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Reference } from '../store/audit-record.ts'
import type { Authorisation } from '../store/authorisations.ts'
import type { Answered } from './plan.ts'

/**
 * Asks the user for leave and takes the answer. The question names the request, the subscriber, what it is about and
 * when it was asked; the answer counts for this request alone (requirements on administration, 2 and 3).
 */
export class Permission {
  readonly #context: Context
  readonly #reference: Reference
  readonly #subscriber: string
  readonly #summary: string
  #request: Authorisation | undefined

  constructor(context: Context, about: { reference: Reference; subscriber: string; summary: string }) {
    this.#context = context
    this.#reference = about.reference
    this.#subscriber = about.subscriber
    this.#summary = about.summary
  }

  /** The question, alone in its batch. */
  ask(): readonly Draft[] {
    this.#request = this.#context.store.authorisations.ask(this.#reference, this.#subscriber, this.#summary)
    const { id } = this.#request
    const when = new Date(this.#context.calendar.now()).toISOString().slice(0, 16).replace('T', ' ')
    const text = `Request ${id} of ${when} to ${this.#subscriber}: ${this.#summary} Do you agree?`
    return [
      {
        name: 'Alert',
        target: '',
        alert: { code: 1101, options: this.#context.decisions.promptOptions(), text },
      },
    ]
  }

  /** Whether the user agreed; undefined while nobody has been asked. No answer at all is a no. */
  granted(answers: readonly Answered[]): boolean | undefined {
    if (!this.#request) return undefined
    const { authorisations } = this.#context.store
    const { id } = this.#request
    const answer = answers.find(({ draft }) => draft.alert?.code === 1101)
    if (answer) authorisations.answer(id, answer.code)
    const now = authorisations.byId(id) ?? this.#request
    const earlier = authorisations.of(this.#subscriber).filter((each) => each.id !== id)
    return this.#context.decisions.grantCounts(now, earlier)
  }
}
