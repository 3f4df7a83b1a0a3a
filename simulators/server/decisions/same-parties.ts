interface Parties {
  readonly imsi: string
  readonly imei14: string
}

/** Whether those for whom something was ordered are those in the session (SP-FW-05, SP-SUB-02). */
export type SameParties = (ordered: Parties, now: Parties) => boolean

/** The same subscription in the same equipment: a card that was changed in between ends it. */
export const sameParties: SameParties = (ordered, now) =>
  ordered.imsi === now.imsi && ordered.imei14 === now.imei14
