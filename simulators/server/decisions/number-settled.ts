/** When a number moved to the card that it is on, and whether its owner showed an identity document for that. */
export interface NumberMove {
  readonly seconds: number
  readonly confirmed: boolean
}

/** Whether a subscription may be charged although its number was on another card before; undefined: it never was. */
export type NumberSettled = (move: NumberMove | undefined) => boolean

/** How long a number that moved is taken for stolen unless its owner came and showed who they are. */
const SETTLING_SECONDS = 3 * 24 * 3600

/** Whoever had a number moved has what goes to the number, and often the passphrase too: that takes more (N35). */
export const numberSettled: NumberSettled = (move) =>
  move === undefined || move.confirmed || move.seconds >= SETTLING_SECONDS
