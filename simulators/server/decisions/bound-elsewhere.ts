/** What a phone shows of whose it is. */
export interface Bonds {
  /** Networks that it is locked to, as MCC and MNC in one; empty where it is not. */
  readonly networks: readonly string[]
  /** ServerIDs of its DM accounts; `undefined` for one that we may not read. */
  readonly accounts: readonly (string | undefined)[]
  readonly homePlmns: readonly string[]
  readonly serverId: string
}

/** Whether a phone is meant for another network: by what, or undefined where it is not (SP-BF-03). */
export type BoundElsewhere = (bonds: Bonds) => string | undefined

export const boundElsewhere: BoundElsewhere = ({ networks, accounts, homePlmns, serverId }) => {
  const foreign = networks.find((plmn) => !homePlmns.includes(plmn))
  if (foreign !== undefined) return `the phone is locked to the network ${foreign}`
  const other = accounts.findIndex((account) => account !== serverId)
  if (other === -1) return undefined
  return `the phone has an account of ${accounts[other] ?? 'somebody else'}`
}
