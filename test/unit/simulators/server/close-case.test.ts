import { afterEach, describe, expect, it } from 'vitest'
import { closeCase } from '../../../../simulators/server/care/close-case.ts'
import type { Context } from '../../../../simulators/server/context.ts'
import { soundDecisions } from '../../../../simulators/server/decisions/decisions.ts'
import type { CareCase } from '../../../../simulators/server/store/cases.ts'
import type { JobState } from '../../../../simulators/server/store/jobs.ts'
import { openStore } from '../../../../simulators/server/store/store.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'

const PAIR = { imei14: '49015420323751', imsi: '234150999999999' }

let close: () => void = () => undefined
afterEach(() => close())

/** A case for which one job has come so far. */
function caseWith(kind: string, state: JobState) {
  const store = openStore(':memory:', new VirtualClock(0), soundDecisions)
  close = () => store.close()
  store.cases.open({ id: 'case-1', desk: 'private', agent: 'Ann', msisdn: '447700900123', ...PAIR })
  const { id } = store.jobs.open({ kind, ...PAIR, reference: { case: 'case-1' } })
  store.jobs.setState(id, state)
  return { context: { decisions: soundDecisions, store } as Context, job: () => store.jobs.byId(id)?.state }
}

const theCase = ({ store }: Context) => store.cases.byId('case-1') as CareCase

describe('a case is closed', () => {
  it.each([
    [
      'care-application',
      'waiting',
      'the phone has not reported about the application that it was told to install',
    ],
    ['care-diagnose', 'due', 'the application waits to be run'],
    ['care-diagnose', 'waiting', 'the phone is at work with the application'],
  ] as const)('later, while %s is %s: %s', async (kind, state, _why) => {
    const { context, job } = caseWith(kind, state)
    expect(await closeCase(context, theCase(context), true)).toEqual({
      outcome: 'deferred',
      reason: 'the diagnostic application is still on the phone',
    })
    expect(theCase(context).state).toBe('open')
    expect(job()).toBe(state)
  })

  it.each([
    ['care-application', 'due', 'cancelled'],
    ['care-application', 'failed', 'failed'],
    ['care-diagnose', 'done', 'done'],
    ['care-query', 'due', 'cancelled'],
  ] as const)('at once when %s is %s, which is %s then', async (kind, state, then) => {
    const { context, job } = caseWith(kind, state)
    expect(await closeCase(context, theCase(context), true)).toEqual({ outcome: 'closed' })
    expect(theCase(context).state).toBe('solved')
    expect(job()).toBe(then)
  })
})
