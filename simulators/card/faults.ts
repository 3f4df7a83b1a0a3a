/** What a card does wrong on purpose, so that the cases for clients can be measured. A card without any is correct. */
export interface CardFaults {
  /** Gives the tries of the PIN back when the power goes. */
  readonly forgetsTries?: boolean
  /** Looks at the sequence number of a challenge before it knows who made it. */
  readonly sequenceFirst?: boolean
}
