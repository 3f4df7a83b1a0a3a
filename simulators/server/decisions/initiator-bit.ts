/** The initiator field of package #0: 0 says that the user caused the session, 1 the server. */
export type InitiatorBit = (asked: { readonly requested?: 0 | 1; readonly userRequest: boolean }) => 0 | 1

/** The user is named only when a verified request of theirs is open (SP-NOT-04), whatever the order says. */
export const initiatorBit: InitiatorBit = ({ requested, userRequest }) =>
  userRequest && requested !== 1 ? 0 : 1
