/** What identifies the sender of a message before anything in it was verified. */
export interface Approach {
  /** IMEI14 of SyncHdr/Source, or its text when it is no IMEI. */
  readonly device: string
  readonly sessionID: string
  /** From the query of the RespURI. */
  readonly token?: string
  /** The device's address in the operator's network, when a trusted gateway told it. */
  readonly ip?: string
}

/** A session as far as the decision needs it. */
export interface Ongoing extends Approach {
  readonly token: string
}

/** The session that the message continues, `new` when it begins one, or `foreign` when it must not be let in. */
export type ContinuesSession = <S extends Ongoing>(
  approach: Approach,
  find: { byToken: (token: string) => S | undefined; bySessionID: (sessionID: string) => S | undefined },
) => S | 'new' | 'foreign'

/**
 * A session belongs to the device that opened it, on the line on which it opened it; its RespURI alone opens nothing,
 * and without RespURI a session begins anew, however equal the SessionIDs are.
 */
export const continuesSession: ContinuesSession = (approach, find) => {
  if (approach.token === undefined) return 'new'
  const session = find.byToken(approach.token)
  if (!session) return 'foreign'
  const same =
    session.device === approach.device &&
    session.sessionID === approach.sessionID &&
    session.ip === approach.ip
  return same ? session : 'foreign'
}
