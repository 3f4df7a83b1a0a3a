import type { Card } from '../../simulators/card/card.ts'
import type { Person } from '../../simulators/people/person.ts'
import type { World } from './world.ts'

/** Somebody who was not there before, with a card of the operator and no phone yet. */
export function newcomer({ stage: { cast } }: World): { readonly person: Person; readonly card: Card } {
  const person = cast.subscriber()
  return { person, card: cast.card({ owner: person }) }
}

/** A number becomes that of another customer: the registers know it, and so do the customer records. */
export function givesNumber(
  { stage: { network } }: World,
  msisdn: string,
  { person, card }: { readonly person: Person; readonly card: Card },
): void {
  network.hlr.reassign(msisdn, card.imsi)
  network.crm.enrol(msisdn, { passphrase: person.knows.passphrase ?? '', owner: person.id })
}
