import { MIME_WBXML, MIME_XML } from '../../../protocol/syncml/content-type.ts'
import { fingerprint } from '../../../simulators/device/session/credential.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { Identities } from '../fleet/identities.ts'
import { ASKS, type Notice } from '../push/notice.ts'
import { bodyHeard, type Turn } from '../session/turn.ts'
import { type Owner, ownerOf, sessionNumber } from './session-number.ts'
import type { Watched } from './watched.ts'

/** Takes what happened, in its order, with the milliseconds since the session began. */
export type Listener = (t: number, event: WorldEvent) => void

/** Tells a session as events, as the same session outside a load run would have been witnessed. */
export function tellStory(session: Watched, identities: Identities, serverId: string, tell: Listener): void {
  const { record, attack, notice } = session
  if (!record) return
  const owner = ownerOf(identities, sessionNumber(session.index, session.count))
  const about = { session: owner.name, imei: owner.imei14 }
  tellWhatCameBefore(session, identities, serverId, tell)
  if (notice) tellNotice(notice, owner, serverId, tell)
  tell(0, {
    ...{ kind: 'dm.open', ...about, imsi: owner.imsi, serverId },
    ...{ wireSessionID: session.openedAs, url: session.endpoint.url },
    initiatedBy: notice ? 'server' : 'client',
  })
  if (attack) {
    tell(0, { kind: 'attack', name: attack.name, ...about, detail: attack.name })
    tell(0, { kind: 'attack', name: 'from-here', detail: 'the preparation is over' })
  }
  for (const turn of record.turns) tellTurn(session, turn, owner, serverId, tell)
  tell(record.closedAt, { kind: 'dm.close', ...about, outcome: record.outcome, reason: record.reason })
}

/** How the target began the session: package #0, and the user's yes where it wanted one. */
function tellNotice(notice: Notice, owner: Owner, serverId: string, tell: Listener): void {
  const { sessionId, uiMode, initiator, resync } = notice
  const { imei14: imei, imsi } = owner
  const about = { serverId, sessionId, uiMode, initiator }
  tell(0, { kind: 'noti.sent', imsi, ...about, sender: 'target' })
  if (uiMode === ASKS) {
    const prompt = `${owner.name}/prompt`
    tell(0, { kind: 'ui.prompt', imei, prompt, what: 'session', text: '', indicated: true })
    tell(0, { kind: 'ui.answer', imei, prompt, answer: 'yes', by: `user of ${imei}` })
  }
  tell(0, { kind: 'noti.accept', imei, ...about, resync })
}

/** Another device's session with the same SessionID, and other sessions that were given the same nonces. */
function tellWhatCameBefore(
  { record, openedAs }: Watched,
  identities: Identities,
  serverId: string,
  tell: Listener,
): void {
  for (const turn of record?.turns ?? []) {
    if (turn.reissued === -1) continue
    const { name, imei14 } = ownerOf(identities, turn.reissued)
    tell(0, challengeOf(turn, { session: name, imei: imei14 }))
  }
  if (!record || record.namesake === -1) return
  const { name: session, imei14: imei, imsi } = ownerOf(identities, record.namesake)
  tell(0, {
    ...{ kind: 'dm.open', session, imei, imsi, serverId },
    ...{ wireSessionID: openedAs, url: '', initiatedBy: 'client' },
  })
}

function tellTurn(session: Watched, turn: Turn, owner: Owner, serverId: string, tell: Listener): void {
  const { name, imei14, imsi } = owner
  const { auth, content } = session.traits
  const about = { session: name, imei: imei14 }
  const contentType = content === 'xml' ? MIME_XML : MIME_WBXML
  const message = { kind: 'dm.msg', ...about, contentType } as const
  const { utterance, heardAt, answer } = turn
  tell(turn.sentAt, {
    ...{ ...message, dir: 'sent', msgID: String(utterance.msgID) },
    ...{ headers: headersOf(utterance.proof, 'authorization'), body: base64(utterance.body) },
  })
  if (session.identity) tell(turn.sentAt, { kind: 'tls.client', imei: imei14, subject: imei14 })
  const heard = bodyHeard(turn)
  if (turn.status !== 0 && heard !== undefined) {
    tell(heardAt, {
      ...{ ...message, dir: 'received', msgID: answer?.own.msgID ?? '', httpStatus: turn.status },
      ...{ headers: headersOf(turn.proof, 'www-authenticate'), body: base64(heard) },
    })
  }
  if (turn.subscriber !== undefined) {
    const truth = session.attack?.key ? 'replayed' : 'genuine'
    tell(heardAt, { kind: 'dm.subauth', ...about, imsi, btid: session.btid, ok: turn.subscriber, truth })
  }
  const verdict = turn.heeded ? answer?.said.verdict : undefined
  if (verdict) {
    const ok = verdict.code === 200 || verdict.code === 212
    tell(heardAt, {
      ...{ kind: 'dm.clauth', ...about, imsi, type: auth, ok },
      ...{ code: verdict.code, truth: 'genuine' },
    })
    if (verdict.chal !== undefined) tell(heardAt, challengeOf(turn, about))
  }
  if (turn.believed) {
    const { type, ok, reason } = turn.believed
    tell(heardAt, { kind: 'dm.srvauth', ...about, type, ok, ...(reason !== undefined && { reason }) })
  }
  for (const { command, outcomes } of turn.executed ?? []) {
    for (const { status, target } of outcomes) {
      const executed = turn.proven && status >= 200 && status < 300 && (status < 213 || status > 216)
      const by = { imsi, serverId, msgID: answer?.own.msgID ?? '' }
      tell(heardAt, { kind: 'dm.command', ...about, ...by, cmd: command.name, target, status, executed })
    }
  }
}

/** A history knows nonces by their fingerprints. */
function challengeOf({ answer }: Turn, about: { session: string; imei: string }): WorldEvent {
  const { code = 0, chal = 'none' } = answer?.said.verdict ?? {}
  const octets = Buffer.from(answer?.own.nonce ?? '', 'base64')
  const nonce = fingerprint(octets)
  return { kind: 'dm.chal', ...about, type: chal, nonce, octets: octets.length, code }
}

function headersOf(proof: string, digest: string): Record<string, string> {
  return proof === '' ? {} : { [proof.startsWith('Digest') ? digest : 'x-syncml-hmac']: proof }
}

const base64 = (octets: string): string => Buffer.from(octets, 'latin1').toString('base64')
