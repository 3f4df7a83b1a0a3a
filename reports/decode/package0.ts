import { type Package0, wireSessionID } from '../../protocol/notification/package0.ts'

const UI_MODES = ['not specified', 'background', 'informative', 'user interaction']

/** The fields of package #0 (DM Notification 1.2 §6), one on a line, in the order of the octets. */
export function package0Lines({
  digest,
  version,
  uiMode,
  initiator,
  futureUse,
  sessionId,
  serverId,
  vendor,
}: Package0): string[] {
  const reserved = futureUse === 0 ? [] : [`  future-use  0x${futureUse.toString(16)}`]
  const extra = vendor.length === 0 ? 'none' : Buffer.from(vendor).toString('hex')
  return [
    'package #0',
    `  digest      ${Buffer.from(digest).toString('hex')}`,
    `  version     ${(version / 10).toFixed(1)}`,
    `  ui-mode     ${uiMode} ${UI_MODES[uiMode]}`,
    `  initiator   ${initiator} ${initiator === 0 ? 'user' : 'server'}`,
    ...reserved,
    `  session     ${sessionId}, SessionID ${wireSessionID(sessionId)}`,
    `  server      ${serverId}`,
    `  vendor      ${extra}`,
  ]
}

/** The same as a step of a ladder. */
export function package0Ladder({ serverId, sessionId, uiMode }: Package0): string[] {
  return [
    `${serverId}  ──▶  phone`,
    `  └ package #0: session ${sessionId}, ${UI_MODES[uiMode]}, answer expected as a client's package 1`,
  ]
}

/** Whether octets that begin with anything have the form of package #0: digests look like everything. */
export function looksLikePackage0({ version, futureUse, sessionId, serverId }: Package0): boolean {
  return version >= 10 && version <= 13 && futureUse === 0 && sessionId > 0 && /^[\x21-\x7e]+$/.test(serverId)
}
