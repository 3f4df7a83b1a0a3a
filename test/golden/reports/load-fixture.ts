import type {
  Distribution,
  LadderRow,
  LoadResult,
  SeriesPoint,
} from '../../../harness/verdict/load-result.ts'

const times = (samples: number, p50: number): Distribution => ({
  ...{
    samples,
    p50,
    p90: p50 * 2,
    p95: p50 * 3,
    p99: p50 * 5,
    p999: p50 * 9,
    max: p50 * 12,
    mean: p50 * 1.2,
  },
})

const sent = (message: string, count: number, more: Partial<LadderRow> = {}): LadderRow => ({
  ...{ direction: '→', message, count, inFlight: 0, timeouts: 0, lost: 0, unexpected: 0 },
  ...{ latency: times(count, 4.2), ...more },
})
const came = (message: string, count: number): LadderRow => ({
  ...{ direction: '←', message, count, inFlight: 0, timeouts: 0, lost: 0, unexpected: 0 },
})

const point = (second: number, failed: number): SeriesPoint => ({
  ...{
    second,
    wanted: 120,
    arrived: 119,
    complete: 118 - failed,
    failed,
    messages: 354,
    open: 7,
    waiting: 3,
  },
  ...{ p50: 11.5 + second, p90: 40.25, p99: 1310.5 },
})

/** A run in its thirty-second second, with something of everything that a report can show. */
export const LOAD: LoadResult = {
  ...{
    schema: 'rollcall-load/1',
    version: '0.1.0',
    seed: '42',
    workers: 2,
    agents: ['north/17', 'south/18'],
  },
  plan: {
    name: 'evening\u001b[2J',
    devices: 10_000,
    stages: [
      'open, ramp from 5 to 120 sessions/s for 15 s',
      'open, Poisson arrivals of 120 sessions/s for 45 s',
    ],
    stageEnds: [15, 60],
    open: true,
    warmUpSeconds: 5,
  },
  target: { name: 'reference server (md5)', endpoint: 'http://127.0.0.1:8080/dm', defects: ['D-101'] },
  ...{ seconds: 32, verdict: 'thresholds', reason: 'session.p99 < 800ms: 1.31 s' },
  thresholds: [
    { text: 'session.p99 < 800ms', verdict: 'fail', measured: '1.31 s', samples: 3_601 },
    { text: 'play.p99 < 60s', verdict: 'inconclusive', measured: '', samples: 0 },
    { text: 'failed.rate < 50%', verdict: 'pass', measured: '1.11 %', samples: 3_601 },
  ],
  ladder: [
    sent('order to notify', 900, { timeouts: 2 }),
    came('pkg0 notification', 898),
    sent('pkg1 alert + DevInfo', 3_610, { inFlight: 5, unexpected: 28, lost: 10 }),
    came('challenge', 6),
    came('pkg2 commands', 3_561),
    sent('pkg1 again, with new nonce', 6),
    came('pkg2 commands', 6),
    sent('pkg3 status + results', 7_132, { inFlight: 2, timeouts: 2 }),
    came('pkg4 nothing more', 3_561),
  ],
  sessions: {
    ...{ arrived: 3_640, complete: 3_561 },
    failed: { 'http-503': 28, 'transport-closed': 10, 'transport-timeout': 2 },
    notStarted: { 'no-room': 27, stopped: 0 },
    unfinished: 0,
    latency: times(3_601, 262),
    perSecond: 133.4,
  },
  plays: [{ scenario: 'uc-5.3.1/b11-charged-update', latency: times(40, 512) }],
  messages: { count: 10_748, perSecond: 398.1 },
  bytes: { sent: 18_874_368, received: 14_680_064 },
  identity: {
    ...{ judged: 3_599, violations: 2, shapes: 41, audited: 3, disagreed: 0 },
    rules: {
      'SP-ISO-01': { evaluated: 3_599, violated: 2 },
      'SP-AUTH-01': { evaluated: 10_748, violated: 0 },
    },
    neverReached: ['SP-PAY-01', 'SP-PAY-02'],
  },
  violations: [
    {
      ...{ session: 'device-17/3', property: 'SP-ISO-01', message: 'two sessions were mixed up' },
      ...{ file: 'fail-1.ndjson.gz', second: 12 },
    },
  ],
  generator: {
    valid: false,
    checks: [
      { name: 'loop lag p99', measured: '3.8 ms', limit: '50 ms', ok: true },
      { name: 'cpu', measured: '99 %', limit: '95 %', ok: false },
      { name: 'slip over 50 ms', measured: '0.2 %', limit: '1.0 %', ok: true },
    ],
  },
  outcomes: '0badcafe',
  series: Array.from({ length: 32 }, (_, second) => point(second, second > 19 ? 4 : 0)),
  faults: [{ from: 20, to: 40, what: 'HTTP 503 for 5 % of messages' }],
  lost: [],
  again: ['shard 2: agent south/18 was gone after 9 s'],
}
