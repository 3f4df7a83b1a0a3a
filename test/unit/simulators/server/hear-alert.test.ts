import { afterEach, describe, expect, it } from 'vitest'
import type { Context } from '../../../../simulators/server/context.ts'
import { soundDecisions } from '../../../../simulators/server/decisions/decisions.ts'
import type { Session } from '../../../../simulators/server/dm/session.ts'
import { openStore } from '../../../../simulators/server/store/store.ts'
import { hearAlert } from '../../../../simulators/server/work/hear-alert.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'

const PHONE = '49015420323751'
const OTHER_PHONE = '35693803564380'
const ALERT = { type: 'org.openmobilealliance.dm.firmwareupdate.download', source: './FUMO' }
const CORRELATOR = 'offer-1.deliver'

let close: () => void = () => undefined
afterEach(() => close())

/** A phone was told to fetch something, and the record of it says no more than that. */
function ordered() {
  const store = openStore(':memory:', new VirtualClock(0), soundDecisions)
  close = () => store.close()
  const { audit, jobs } = store
  const { id } = jobs.open({ kind: 'update', imei14: PHONE, imsi: '23415', reference: { order: 'offer-1' } })
  const entry = audit.write({ operation: 'OP-DL', imei: PHONE, imsi: '23415', result: 'sent' })
  jobs.remember(id, { entry })
  jobs.awaits(id, CORRELATOR)
  const context = { decisions: soundDecisions, store } as Context
  return {
    callOff: () => jobs.setState(id, 'cancelled'),
    report: (data: string, device = PHONE, correlator = CORRELATOR) =>
      hearAlert(context, { device, alerts: [] } as unknown as Session, { ...ALERT, data, correlator }),
    record: () => audit.read({})[0],
    job: () => jobs.byId(id),
  }
}

describe('a report about what was ordered', () => {
  it('lets the order go on, which writes its own record', () => {
    const { report, record, job } = ordered()
    report('200')
    expect(job()).toMatchObject({ state: 'due', memo: { result: '200' } })
    expect(record()).toMatchObject({ result: 'sent' })
  })

  it.each([
    ['200', 'performed'],
    ['1200', 'performed'],
    ['404', 'failed'],
  ])('that was called off meanwhile is written down as it ended: %s is %s', (data, result) => {
    const { callOff, report, record, job } = ordered()
    callOff()
    report(data)
    expect(record()).toMatchObject({ result, reason: `result ${data}` })
    expect(job()).toMatchObject({ state: 'cancelled' })
  })

  it.each([
    ['another phone', OTHER_PHONE, CORRELATOR],
    ['another order', PHONE, 'offer-2.deliver'],
  ])('by %s changes nothing of it', (_who, device, correlator) => {
    const { callOff, report, record } = ordered()
    callOff()
    report('200', device, correlator)
    expect(record()).toMatchObject({ result: 'sent' })
  })
})
