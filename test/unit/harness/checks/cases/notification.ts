import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { ANNA, IMEI, IMSI, SERVER } from '../support/history.ts'

const by = { imei: IMEI, serverId: SERVER, sessionId: 7 } as const
const accepted = (wish: { resync?: boolean; uiMode?: number } = {}) =>
  ({ kind: 'noti.accept', ...by, uiMode: 1, initiator: 1, resync: false, ...wish }) as const
const sent = (initiator: number) =>
  ({
    kind: 'noti.sent',
    imsi: IMSI,
    serverId: SERVER,
    sessionId: 7,
    uiMode: 1,
    initiator,
    sender: 'target',
  }) as const
const dropped = (reason: 'digest' | 'duplicate') => ({ kind: 'noti.drop', imei: IMEI, reason }) as const
const triggered = the.opened({ initiatedBy: 'server', wireSessionID: '7' })
const asked = {
  kind: 'ui.prompt',
  imei: IMEI,
  prompt: 'p',
  what: 'session',
  text: 'Manage?',
  indicated: true,
} as const
const said = (answer: 'yes' | 'no') =>
  ({ kind: 'ui.answer', imei: IMEI, prompt: 'p', answer, by: ANNA }) as const
const renewed = {
  ...({ kind: 'secret.delivered', imei: IMEI, imsi: IMSI, serverId: SERVER } as const),
  ...{ clientSecret: 'a', serverSecret: 'b' },
}

export const NOTIFICATION: readonly Case[] = [
  {
    id: 'SP-NOT-01',
    flagged: { 'a session although the digest was wrong': [dropped('digest'), triggered] },
    kept: { 'a session for a trigger that verified': [accepted(), triggered] },
  },
  {
    id: 'SP-NOT-02',
    flagged: { 'two sessions for one trigger': [accepted(), triggered, triggered] },
    kept: { 'one session, and a duplicate that is dropped': [accepted(), triggered, dropped('duplicate')] },
  },
  {
    id: 'SP-NOT-03',
    flagged: {
      'a session that nobody was asked about': [accepted({ uiMode: 3 }), triggered],
      'a session after a no': [asked, said('no'), accepted({ uiMode: 3 }), triggered],
    },
    kept: { 'a session after a yes': [asked, said('yes'), accepted({ uiMode: 3 }), triggered] },
  },
  {
    id: 'SP-NOT-04',
    flagged: { 'initiator “user” out of the blue': [sent(0)] },
    kept: {
      'initiator “user” after a call': [...the.phone(), the.called(), sent(0)],
      'initiator “server”': [sent(1)],
    },
  },
  {
    id: 'SP-NON-03',
    flagged: {
      'two resynchronisations, one secret': [accepted({ resync: true }), accepted({ resync: true })],
    },
    kept: { 'a new secret between them': [accepted({ resync: true }), renewed, accepted({ resync: true })] },
  },
]
