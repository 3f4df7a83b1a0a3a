import { describe, expect, it } from 'vitest'
import { transitions } from '../../../../harness/verdict/compare.ts'

const run = (verdicts: Record<string, string>) =>
  Object.entries(verdicts).map(([name, verdict]) => ({ name, verdict, reason: 'because' }))

describe('transitions between two runs', () => {
  it('go both ways, worse ones first, and name what is no longer there', () => {
    const before = run({ a: 'pass', b: 'fail', c: 'pass', d: 'pass', e: 'unsupported' })
    const after = run({ a: 'fail', b: 'pass', d: 'pass', e: 'pass' })
    const found = transitions(before, after, [], '2026-11-24').map(({ name, direction }) => [name, direction])
    expect(found).toEqual([
      ['a', 'worse'],
      ['c', 'worse'],
      ['b', 'better'],
      ['e', 'other'],
    ])
  })

  it('are waived to the last day of the waiver and no longer', () => {
    const waiver = { case: 'a', link: 'https://issues.example/1', expires: '2026-11-24' }
    const on = (today: string) => transitions(run({ a: 'pass' }), run({ a: 'fail' }), [waiver], today)[0]
    expect(on('2026-11-24')?.waiver).toEqual(waiver)
    expect(on('2026-11-25')?.waiver).toBeUndefined()
    expect(on('2026-11-25')?.expired).toEqual(waiver)
  })
})
