/** A subscription that proved itself in a session (GBA, TS 33.220). */
export interface SubscriberProof {
  readonly btid: string
  readonly imsi: string
}
