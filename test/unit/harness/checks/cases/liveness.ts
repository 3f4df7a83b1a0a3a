import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { IMSI } from '../support/history.ts'

const stale = the.clauth({ truth: 'stale', ok: false, code: 401 })
const aka = (result: 'ok' | 'sync' | 'macFail') =>
  ({ kind: 'aka.result', imsi: IMSI, result, at: 'bsf' }) as const
const declined = [the.opened(), the.prompt('Update?'), the.answer('Update?', 'no')]

export const LIVENESS: readonly Case[] = [
  {
    id: 'LV-02',
    flagged: { 'two challenges': [the.opened(), stale, stale, the.clauth(), the.closed()] },
    kept: { 'one challenge': [the.opened(), stale, the.clauth(), the.closed()] },
  },
  {
    id: 'LV-03',
    flagged: {
      'out of step twice': [aka('sync'), aka('sync')],
      'out of step, then failed': [aka('sync'), aka('macFail')],
    },
    kept: { resynchronised: [aka('sync'), aka('ok')] },
  },
  {
    id: 'LV-04',
    flagged: { 'forgotten after the outage': [the.noHlr(), the.hlr()] },
    kept: {
      'done after the outage': [the.noHlr(), the.hlr(), the.bootstrapSent()],
      'accounted for': [the.noHlr(), the.hlr(), the.record('OP-BOOT', { result: 'deferred' })],
    },
  },
  {
    id: 'LV-05',
    flagged: {
      'asked again': [...declined, the.prompt('Update?')],
      'thrown out for a no': [...declined, the.closed({ outcome: 'failed' })],
    },
    kept: {
      'left in peace': [...declined, the.closed()],
      'lost when the server died': [
        ...declined,
        { kind: 'server.restart' },
        the.closed({ outcome: 'failed' }),
      ],
    },
  },
]
