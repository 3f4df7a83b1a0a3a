import type { Identities } from '../fleet/identities.ts'

/** Whose session it is: its names are told apart from all others, and nothing more. */
export interface Owner {
  readonly name: string
  readonly imei14: string
  readonly imsi: string
}

const MOST_SESSIONS = 2 ** 22

/** Device and running number of a session in one number, so that sessions are remembered without strings. */
export const sessionNumber = (index: number, count: number): number =>
  index * MOST_SESSIONS + (count % MOST_SESSIONS)

/** Index of the device whose session has that number. */
export const deviceOf = (number: number): number => Math.floor(number / MOST_SESSIONS)

/** Names of the session with that number. */
export function ownerOf(identities: Identities, number: number): Owner {
  const index = deviceOf(number)
  const imei14 = identities.imei14(index)
  return { name: `${imei14}/${number % MOST_SESSIONS}`, imei14, imsi: identities.imsi(index) }
}
