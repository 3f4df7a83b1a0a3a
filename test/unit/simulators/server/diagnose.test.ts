import { afterEach, describe, expect, it } from 'vitest'
import { Diagnose } from '../../../../simulators/server/care/diagnose.ts'
import type { Context } from '../../../../simulators/server/context.ts'
import { soundDecisions } from '../../../../simulators/server/decisions/decisions.ts'
import type { Draft } from '../../../../simulators/server/dm/draft.ts'
import type { CareCase } from '../../../../simulators/server/store/cases.ts'
import type { Job } from '../../../../simulators/server/store/jobs.ts'
import { openStore } from '../../../../simulators/server/store/store.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'

const PAIR = { imei14: '49015420323751', imsi: '234150999999999' }
const REMOVE = './SCOMO/Inventory/Deployed/Diagnostics/Operations/Remove'

let close: () => void = () => undefined
afterEach(() => close())

/** A session in which the user agrees that the diagnostic application goes, and the phone answers the order to remove it. */
function tidying() {
  const clock = new VirtualClock(0)
  const store = openStore(':memory:', clock, soundDecisions)
  close = () => store.close()
  store.cases.open({ id: 'case-1', desk: 'private', agent: 'Ann', msisdn: '447700900123', ...PAIR })
  const { id } = store.jobs.open({
    ...{ kind: 'care-diagnose', ...PAIR, reference: { case: 'case-1' } },
    memo: { name: 'Diagnostics', stage: 'tidy' },
  })
  const job = () => store.jobs.byId(id) as Job
  const context = { decisions: soundDecisions, store, clock, calendar: clock } as unknown as Context
  const plan = new Diagnose(context, job(), store.cases.byId('case-1') as CareCase)
  const say = (drafts: readonly Draft[] = [], code = 200) =>
    plan.next({ told: new Map(), alerts: [], answers: drafts.map((draft) => ({ draft, code })) })
  return {
    job,
    answered: (code: number) => {
      const removal = say(say())
      expect(removal).toMatchObject([{ name: 'Exec', target: REMOVE, correlator: 'case-1.remove' }])
      expect(say(removal, code)).toEqual([])
    },
  }
}

describe('an order to remove the diagnostic application', () => {
  it.each([
    [202, 'at work on it', 'waiting'],
    [409, 'at work on an earlier order already, about which it will report', 'waiting'],
    [404, 'without it', 'done'],
    [500, 'unable to', 'failed'],
  ])('that is answered with %i finds the phone %s, and the job is %s', (code, _what, state) => {
    const { answered, job } = tidying()
    answered(code)
    expect(job().state).toBe(state)
  })
})
