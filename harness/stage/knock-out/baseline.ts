import type { Card } from '../../../simulators/card/card.ts'
import type { Person } from '../../../simulators/people/person.ts'
import type { Phone } from '../phone.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'

/** Who is in a baseline: a subscriber with a card in a phone. */
export interface Parties {
  readonly subscriber: Person
  readonly card: Card
  readonly phone: Phone
}

/** What happens after the user has agreed and before the target hears of it: between check and use. */
export type Between = () => void | Promise<void>

/** A baseline as it can be played with one evidence knocked out: everything before its order, and everything from it on. */
export interface Baseline extends Pick<Scenario, 'useCase' | 'variation' | 'guarded' | 'needs'> {
  /** The scenario in which all evidence stands. */
  readonly twin: string
  /** Up to the moment at which the order is given: the phone is managed, and nothing of this order has happened. */
  readonly prepare: (stage: Stage) => Promise<Parties>
  readonly act: (stage: Stage, parties: Parties, between: Between | undefined) => Promise<void>
}
