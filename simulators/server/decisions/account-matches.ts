/** Subscriptions that must all be the same one before anybody is charged (SP-PC-04). */
export interface Claimants {
  /** Of the account that logged in. */
  readonly account: string
  /** Of the card in the phone that is to be set up. */
  readonly card: string
  /** That the HLR has under the account's number today: a number that moved is no longer the customer's. */
  readonly number: string | undefined
}

export type AccountMatches = (claimants: Claimants) => boolean

export const accountMatches: AccountMatches = ({ account, card, number }) =>
  account === card && number === account
