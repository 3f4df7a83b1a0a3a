import { describe, expect, it } from 'vitest'
import type { ProofResult } from '../../../harness/verdict/proof.ts'
import { annotations } from '../../../reports/github.ts'
import { proofLines } from '../../../reports/terminal/proof.ts'

const RESULT: ProofResult = {
  schema: 'rollcall-proof/1',
  ...{ version: '0', seed: '42', verdict: 'fail', reason: 'SP-SUB-01: OP-CONF without SI' },
  target: { name: 'a server', endpoint: 'http://127.0.0.1:1/dm', defects: [] },
  ...{ runs: 100, sessions: 150, seconds: 1, reached: { 'OP-CONF': 40 }, broken: { runs: 0 } },
  rules: [
    { rule: 'SP-AUTH-01', title: 'A', runs: 90, evaluated: 400, violated: 0, verdict: 'pass' },
    { rule: 'SP-NON-03', title: 'N', runs: 0, evaluated: 0, violated: 0, verdict: 'inconclusive' },
    { rule: 'SP-PAY-01', title: 'P', runs: 0, evaluated: 0, violated: 0, verdict: 'unsupported' },
    { rule: 'SP-SUB-01', title: 'S', runs: 30, evaluated: 60, violated: 2, verdict: 'fail' },
  ],
  failures: [
    {
      property: 'SP-SUB-01',
      title: 'S',
      finding: {
        property: 'SP-SUB-01',
        message: 'OP-CONF, 100 % without SI',
        seq: 9,
        nearest: 'SI was revoked',
      },
      dialect: { content: 'xml', auth: 'md5' },
      world: ['the phone: a second-hand phone with a private card'],
      steps: [
        { text: 'the phone opens a session', proven: ['device'], revoked: [] },
        { text: 'the network takes the address back', proven: [], revoked: ['subscription named'] },
      ],
      ...{ stepsBefore: 7, shape: 'x', seed: '42', path: '1.2:0', sessions: 9, seconds: 0.5 },
      ...{ flaky: false, shown: 3, performed: 3 },
      again: 'prove --auth md5 --seed 42 --property SP-SUB-01 --path 1.2:0',
      bundle: 'runs/prove/latest/fail-1.rollcall',
    },
  ],
}

describe('the result of proving', () => {
  const lines = proofLines(RESULT, { colour: false, reports: ['report  x/index.html'], exit: 1 })

  it('shows what held, what broke, what was never reached and what is unsupported', () => {
    expect(lines[0]).toBe(
      'rollcall prove   target a server   seed 42   100 runs   150 sessions judged (150/s)',
    )
    expect(lines).toContain('  ✓ SP-AUTH-01  90 runs, 400 evaluated')
    expect(lines.join('\n')).toContain('? SP-NON-03   never reached in 100 runs → inconclusive')
    expect(lines.join('\n')).toContain('– unsupported by this target: SP-PAY-01')
    expect(lines).toContain('  1 passed · 1 failed · 1 inconclusive · 1 unsupported   exit 1')
  })

  it('tells a proof step by step, with its replay', () => {
    const text = lines.join('\n')
    expect(text).toMatch(/✗ SP-SUB-01 {2}S {3}shrunk 7 → 2 steps, xml with md5/)
    expect(text).toMatch(/1 {2}the phone opens a session +proven: device/)
    expect(text).toMatch(/2 {2}the network takes the address back +no longer: subscription named/)
    expect(text).toContain('nearest evidence: SI was revoked')
    expect(text).toContain('replay  rollcall replay runs/prove/latest/fail-1.rollcall')
    expect(text).toContain('again   rollcall prove --auth md5 --seed 42 --property SP-SUB-01 --path 1.2:0')
  })

  it('is an annotation on GitHub, escaped as workflow commands want it', () => {
    expect(annotations(RESULT)).toEqual([
      '::error title=SP-SUB-01::OP-CONF, 100 %25 without SI%0A1. the phone opens a session%0A2. the network takes the address back%0Arollcall replay runs/prove/latest/fail-1.rollcall',
    ])
  })
})
