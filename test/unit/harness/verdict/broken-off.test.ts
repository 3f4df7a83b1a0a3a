import { describe, expect, it } from 'vitest'
import type { PlayHeader } from '../../../../harness/history/event.ts'
import { judge } from '../../../../harness/verdict/judge.ts'
import { history } from '../checks/support/history.ts'

const IMSI = '234150000000001'
const about = { order: 'o-1', account: 'anna', items: ['game'], amount: '2.00 EUR', by: 'subscriber-1' }
const paid = { order: 'o-1', means: 'bill', account: IMSI, imsi: IMSI, amount: '2.00 EUR' } as const

/** Paid and not delivered: what comes next was not played, or did not happen. */
function judged(header: Partial<PlayHeader>) {
  const made = history([
    { kind: 'portal.order', ...about, imsi: IMSI },
    { kind: 'portal.confirm', ...about, answer: 'yes' },
    { kind: 'pay.debit', ...paid, transfer: 't-1' },
  ])
  return judge({ ...made, header: { ...made.header, ...header } })
}

const verdictOf = (result: ReturnType<typeof judged>, id: string) =>
  result.checks.find(({ check }) => check === id)?.verdict

describe('a play that broke off', () => {
  it('is no failure of the target for what had not happened by then', () => {
    expect(verdictOf(judged({}), 'SP-PAY-07')).toBe('fail')
    expect(verdictOf(judged({ threw: 'the play did not end within 60 s' }), 'SP-PAY-07')).toBe('pass')
  })

  it('fails for what happened without its proof all the same, and else is an error', () => {
    const result = judged({ threw: 'the play did not end within 60 s' })
    expect(verdictOf(result, 'SP-PAY-01')).toBe('fail')
    expect(result.verdict).toBe('fail')
    const nothing = history([{ kind: 'portal.logout', account: 'anna', by: 'subscriber-1' }])
    const { verdict, reason } = judge({ ...nothing, header: { ...nothing.header, threw: 'it broke' } })
    expect([verdict, reason]).toEqual(['error', 'it broke'])
  })
})
