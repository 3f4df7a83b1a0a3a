import {
  NotificationProblem,
  readPackage0,
  SPECIAL_NONCES,
  type UiMode,
  verifyPackage0,
} from '../../../protocol/notification/package0.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Failure } from '../session/outcome.ts'

/** A package #0 that a device believes: the session that it is to open. */
export interface Notice {
  readonly sessionId: number
  readonly uiMode: UiMode
  readonly initiator: 0 | 1
  /** The digest held over the special nonce (DM Notification §6.2). */
  readonly resync: boolean
  /** When it came. */
  readonly at: number
}

/** ui-mode 11: the user is asked first. */
export const ASKS = 3

/** What a device makes of package #0, as `simulators/device/triggers.ts` does: a notice, or why it opens no session. */
export function noticeIn(
  fleet: Fleet,
  row: number,
  octets: Uint8Array,
  at: number,
): Notice | { readonly failure: Failure; readonly reason: string } {
  let trigger: ReturnType<typeof readPackage0>
  try {
    trigger = readPackage0(octets)
  } catch (problem) {
    if (!(problem instanceof NotificationProblem)) throw problem
    return { failure: 'notification-unsound', reason: `package #0 ${problem.message}` }
  }
  const { serverId, sessionId, uiMode, initiator } = trigger
  const { index, traits } = { index: fleet.indexOf(row), traits: fleet.traits(row) }
  if (serverId !== fleet.spec.serverId) {
    return { failure: 'notification-unsound', reason: `package #0 is of server '${serverId}'` }
  }
  const { secret } = fleet.accounts.of(index, fleet.user(index)).server
  const holds = (nonce: Uint8Array) => verifyPackage0(trigger, { serverId, password: secret, nonce })
  const direct = holds(fleet.nonce(row, 'server'))
  if (!direct && !SPECIAL_NONCES.some(holds)) {
    return { failure: 'notification-unproven', reason: 'the digest of package #0 does not hold' }
  }
  if (uiMode === ASKS && traits.user !== 'agrees') {
    return { failure: 'notification-declined', reason: 'the user was asked, and did not agree' }
  }
  return { sessionId, uiMode, initiator, resync: !direct, at }
}
