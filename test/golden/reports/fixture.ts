import type { Dialect, PlayHeader, PlayHistory, Stamped } from '../../../harness/history/event.ts'
import type { CheckResult, PlayResult, RunResult } from '../../../harness/verdict/result.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import { bootstrapped, session, TARGET, verified } from './fixture-events.ts'

/**
 * A small run with every outcome in it, and with text that tries to break out of every format. Nothing in it changes
 * from day to day, so what is rendered from it can be pinned.
 */
export const HOSTILE = 'the target said </pre><script>alert("1")</script> & \u0007\u001b[31m ]]> “ok”'

const TITLES: Readonly<Record<string, string>> = {
  'LV-01': 'The properly identified case succeeds',
  'SP-BOOT-02': 'A bootstrap is sent only for a detected pair or a verified request of an active customer',
  'SP-HLR-01': 'The HLR is asked by IMSI or MSISDN, never by IMEI',
  'SP-SUB-01': 'A corporate device changes nothing without the proof of its subscription',
  'SP-USR-02': 'Who asks for a bootstrap has shown that the subscription is theirs',
}

const check = (id: string, evaluated: number, rest: Partial<CheckResult> = {}): CheckResult => ({
  ...{ check: id, title: TITLES[id] ?? id, verdict: evaluated > 0 ? 'pass' : 'inconclusive', evaluated },
  ...{ findings: [], ...rest },
})

interface Scene {
  readonly scenario: string
  readonly title: string
  readonly purpose: string
  readonly variation: PlayHeader['expectation']['variation']
  readonly outcome: 'performed' | 'withheld'
  readonly proves: readonly string[]
}

const NETWORK: Scene = {
  scenario: 'uc-5.1.4/b3-network-provisioning',
  title: 'A second-hand phone is provisioned by the network',
  purpose:
    'The network detects a new pair; the operator checks subscription and equipment and bootstraps the phone.',
  variation: 'B3',
  outcome: 'performed',
  proves: ['LV-01', 'SP-HLR-01'],
}
const STRANGER: Scene = {
  scenario: 'uc-5.1.4/ko-b4-uo-foreign',
  title: 'A stranger asks for somebody’s phone & <gets it>',
  purpose: 'B4 with UO of another person: nothing is sent.',
  variation: 'B4',
  outcome: 'withheld',
  proves: ['SP-USR-02'],
}

const ended = (
  scene: Scene,
  dialect: Dialect,
  rest: Pick<PlayResult, 'verdict' | 'reason' | 'checks'> & { events: number },
): PlayResult => {
  const { scenario, title, purpose, variation, proves } = scene
  const { content, auth } = dialect
  const replay = `run --only ${scenario} --content ${content} --auth ${auth} --seed 42`
  return {
    ...{ play: `${scenario}@${content}+${auth}`, scenario, title, purpose, useCase: '5.1.4', variation },
    ...{ dialect, proves, replay, ...rest },
  }
}

const history = (scene: Scene, dialect: Dialect, witnessed: readonly (readonly [number, WorldEvent])[]) => {
  const { scenario, title, purpose, variation, outcome, proves } = scene
  const play = `${scenario}@${dialect.content}+${dialect.auth}`
  const guarded = 'OP-BOOT' as const
  const header: PlayHeader = {
    ...{ play, scenario, title, purpose, dialect, seed: `42/${play}`, log: true, flags: {} },
    ...{
      expectation: { useCase: '5.1.4', variation, guarded, outcome, proves },
      replay: `run --only ${scenario}`,
    },
  }
  const events = witnessed.map(([t, event], seq): Stamped => ({ ...event, t, seq }))
  return { header, events }
}

const XML: Dialect = { content: 'xml', auth: 'md5' }
const WBXML: Dialect = { content: 'wbxml', auth: 'md5' }
const MAC: Dialect = { content: 'xml', auth: 'mac' }

const proper = [check('LV-01', 1), check('SP-HLR-01', 2), check('SP-BOOT-02', 1), check('SP-SUB-01', 0)]

export const PLAYED: readonly PlayHistory[] = [
  history(NETWORK, XML, [...bootstrapped(), ...session('xml')]),
  history(NETWORK, WBXML, [...bootstrapped(), ...session('wbxml')]),
  history(STRANGER, XML, verified(HOSTILE)),
]

export const RUN: RunResult = {
  schema: 'rollcall-result/1',
  command: 'run',
  version: '0.1.0',
  seed: '42',
  replay: 'run --seed 42 --defect hlr-by-imei',
  target: { name: 'fixture server', endpoint: TARGET, defects: ['hlr-by-imei'] },
  verdict: 'fail',
  reason: 'uc-5.1.4/ko-b4-uo-foreign@xml+md5: SP-USR-02: bootstrap without UO',
  counts: { pass: 2, fail: 1, inconclusive: 1, error: 1, unsupported: 1 },
  plays: [
    ended(NETWORK, XML, { verdict: 'pass', reason: 'it happened, and properly', checks: proper, events: 34 }),
    ended(NETWORK, WBXML, {
      verdict: 'pass',
      reason: 'it happened, and properly',
      checks: proper,
      events: 34,
    }),
    ended(NETWORK, MAC, {
      ...{ verdict: 'error', reason: `the worker that played it died: ${HOSTILE}`, checks: [], events: 0 },
    }),
    ended(STRANGER, XML, {
      ...{ verdict: 'fail', reason: 'SP-USR-02: bootstrap without UO', events: 13 },
      checks: [
        check('SP-USR-02', 1, {
          verdict: 'fail',
          findings: [
            {
              property: 'SP-USR-02',
              message: `bootstrap without UO; ${HOSTILE}`,
              seq: 9,
              nearest: 'UO of event 7 is about another subject or session',
            },
          ],
        }),
        check('LV-01', 0, { reason: 'nothing in this play put it to the test' }),
      ],
    }),
    ended(STRANGER, WBXML, {
      ...{ verdict: 'inconclusive', reason: 'not put to the test: SP-USR-02', checks: [], events: 0 },
    }),
    ended(STRANGER, MAC, {
      ...{ verdict: 'unsupported', reason: 'the target does not declare: requests', checks: [], events: 0 },
    }),
  ],
}

/** The histories of the plays that left one, in the order of the run. */
export async function* playHistories(): AsyncGenerator<PlayHistory> {
  yield* PLAYED
}
