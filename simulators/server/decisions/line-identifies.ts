/** By what the subscription behind a session could be told. */
export interface Line {
  /** The network says which subscription has the address that the message came from. */
  readonly bound: boolean
  /** MSISDN of an identity header that may be believed. */
  readonly msisdn?: string
}

/** Whether the network identifies the subscription of a session, without its own proof. */
export type LineIdentifies = (line: Line) => boolean

/**
 * The operator's own line does. That a card was seen in a phone says nothing about who speaks over somebody else's
 * network, and a header names a number, not the device behind it (SP-SUB-01, SP-SUB-03).
 */
export const lineIdentifies: LineIdentifies = ({ bound }) => bound
