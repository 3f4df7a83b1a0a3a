import { describe, expect, it } from 'vitest'
import { assertKnowsWhomItManages, identityMatchers } from '../../../../harness/prove/matchers.ts'
import type { ProofResult } from '../../../../harness/verdict/proof.ts'

const row = (rule: string, verdict: 'pass' | 'fail' | 'inconclusive') => ({
  ...{ rule, title: rule, runs: 1, evaluated: 1, violated: 0, verdict },
})

const result = (rules: ProofResult['rules'], failures: ProofResult['failures'] = []): ProofResult => ({
  ...{
    schema: 'rollcall-proof/1',
    version: '0',
    seed: 's',
    verdict: 'pass',
    reason: 'because',
    runs: 9,
    sessions: 9,
  },
  ...{ seconds: 1, rules, failures, reached: {}, broken: { runs: 0 } },
  target: { name: 't', endpoint: 'e', defects: [] },
})

const proof: ProofResult['failures'][number] = {
  property: 'SP-SUB-01',
  title: 'Only network, card or key say which subscription it is',
  finding: { property: 'SP-SUB-01', message: 'OP-CONF without SI', seq: 3 },
  dialect: { content: 'xml', auth: 'md5' },
  world: ['the phone: a second-hand phone with a private card'],
  steps: [{ text: 'the phone opens a session', proven: [], revoked: [] }],
  ...{
    stepsBefore: 4,
    shape: 'opens-session',
    seed: 's',
    path: '0.1',
    sessions: 2,
    seconds: 1,
    flaky: false,
    shown: 3,
    performed: 3,
  },
}

describe('matchers', () => {
  it('hold where something was put to the test and nothing broke', () => {
    expect(identityMatchers.toKnowWhomItManages(result([row('SP-SUB-01', 'pass')])).pass).toBe(true)
    expect(identityMatchers.toUphold(result([row('SP-SUB-01', 'pass')]), 'SP-SUB-01').pass).toBe(true)
  })

  it('never hold on nothing', () => {
    expect(identityMatchers.toKnowWhomItManages(result([])).pass).toBe(false)
    const open = identityMatchers.toUphold(result([row('SP-SUB-01', 'inconclusive')]), 'SP-SUB-01')
    expect(open.pass).toBe(false)
    expect(open.message()).toBe('SP-SUB-01 was never put to the test in 9 runs')
  })

  it('tell the proof when they do not hold', () => {
    const broken = result([row('SP-SUB-01', 'fail')], [proof])
    expect(() => assertKnowsWhomItManages(broken)).toThrow('1. the phone opens a session')
    expect(identityMatchers.toUphold(broken, 'SP-SUB-01').message()).toContain('→ OP-CONF without SI')
  })
})
