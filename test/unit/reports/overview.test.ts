import { describe, expect, it } from 'vitest'
import type { CheckResult, PlayResult } from '../../../harness/verdict/result.ts'
import { failuresOf, repeatedFindingsOf } from '../../../reports/overview/failures.ts'
import { notEvaluated } from '../../../reports/overview/not-evaluated.ts'
import { propertiesOf } from '../../../reports/overview/properties.ts'
import { byVariation, nameOf, scenariosOf } from '../../../reports/overview/scenarios.ts'
import { RUN } from '../../golden/reports/fixture.ts'

const [first] = RUN.plays as [PlayResult]
const check = (rest: Partial<CheckResult>): CheckResult => ({
  ...{ check: 'SP-X', title: 'x', verdict: 'pass', evaluated: 1, findings: [], ...rest },
})
const play = (rest: Partial<PlayResult>): PlayResult => ({ ...first, ...rest })

describe('propertiesOf', () => {
  it('adds plays up, and lets one finding outweigh any number of passes', () => {
    const finding = { property: 'SP-X', message: 'm', seq: 1 }
    const rows = propertiesOf([
      play({ checks: [check({}), check({ check: 'SP-Y', evaluated: 0, verdict: 'inconclusive' })] }),
      play({ checks: [check({ evaluated: 3 })] }),
      play({ checks: [check({ verdict: 'fail', findings: [finding, finding] })] }),
      play({ checks: [check({ evaluated: 0, verdict: 'inconclusive' })] }),
    ])
    expect(rows).toEqual([
      { check: 'SP-X', title: 'x', plays: 3, evaluated: 5, findings: 2, verdict: 'fail' },
      { check: 'SP-Y', title: 'x', plays: 0, evaluated: 0, findings: 0, verdict: 'inconclusive' },
    ])
  })

  it('orders SP-AUTH-2 before SP-AUTH-10', () => {
    const rows = propertiesOf([
      play({ checks: [check({ check: 'SP-AUTH-10' }), check({ check: 'SP-AUTH-2' })] }),
    ])
    expect(rows.map((row) => row.check)).toEqual(['SP-AUTH-2', 'SP-AUTH-10'])
  })
})

describe('notEvaluated', () => {
  it('names properties, unsupported and inconclusive plays; a check in error was not evaluated either', () => {
    const left = notEvaluated(RUN)
    expect(left.properties.map((row) => row.check)).toEqual(['SP-SUB-01'])
    expect(left.unsupported.map(({ reason, plays }) => [reason, plays.length])).toEqual([
      ['the target does not declare: requests', 1],
    ])
    expect(left.inconclusive).toMatchObject([{ reason: 'not put to the test: SP-USR-02' }])
    const broken = check({ verdict: 'error', evaluated: 0, reason: 'the check itself failed' })
    expect(notEvaluated({ plays: [play({ checks: [broken] })] }).properties).toMatchObject([
      { verdict: 'error' },
    ])
  })

  it('is empty when nothing was left out', () => {
    expect(notEvaluated({ plays: [play({ checks: [check({})] })] })).toEqual({
      ...{ properties: [], unsupported: [], inconclusive: [] },
    })
  })
})

describe('failuresOf', () => {
  it('gives one block for each scenario, the worst play of it first, failures before errors', () => {
    const failures = failuresOf(RUN.plays)
    expect(failures.map(({ lead, others }) => [lead.verdict, others.map(({ verdict }) => verdict)])).toEqual([
      ['fail', ['inconclusive']],
      ['error', []],
    ])
  })

  it('tells equal findings once, with all their events in order', () => {
    const finding = (seq: number, message = 'm') => ({ property: 'SP-X', message, seq })
    const of = play({ checks: [check({ findings: [finding(9), finding(2), finding(5, 'n')] })] })
    expect(repeatedFindingsOf(of)).toEqual([
      { property: 'SP-X', message: 'm', seqs: [2, 9] },
      { property: 'SP-X', message: 'n', seqs: [5] },
    ])
  })
})

describe('scenarios', () => {
  it('gathers the plays of a scenario although another target came between', () => {
    const other = play({ scenario: 'uc-5.1.4/a', variation: 'B1' })
    expect(scenariosOf([first, other, first]).map(({ plays }) => plays.length)).toEqual([2, 1])
    expect(byVariation([first, other]).map(({ variation }) => variation)).toEqual(['B1', 'B3'])
  })

  it('names what it knows and leaves other codes alone', () => {
    expect(nameOf('5.1.4', 'B1')).toBe('B1 provisioned by the card')
    expect(nameOf('9.9.9', 'B7')).toBe('B7')
  })
})
