import type { Stamped } from '../../harness/history/event.ts'
import { DELIVERY } from './delivery.ts'
import { NETWORK } from './network.ts'
import { PAYMENT } from './payment.ts'
import { PC } from './pc.ts'
import { PEOPLE } from './people.ts'
import { QUERIES } from './queries.ts'
import { SESSION } from './session.ts'
import { SOFTWARE } from './software.ts'
import { at, type Step } from './step.ts'
import type { Kind, Tellers } from './teller.ts'
import { WIRE } from './wire.ts'

/** Each kind of event has exactly one teller: a new kind does not compile until it is told here. */
const TELLERS: Tellers<Kind> = {
  ...PEOPLE,
  ...PC,
  ...NETWORK,
  ...QUERIES,
  ...DELIVERY,
  ...SESSION,
  ...SOFTWARE,
  ...PAYMENT,
  ...WIRE,
}

/** An event as a step of the ladder. A stored history may hold kinds of another version: they are named. */
export function stepOf(event: Stamped): Step {
  const tell = TELLERS[event.kind] as ((event: Stamped) => Step) | undefined
  return tell ? tell(event) : at('network', event.kind)
}
