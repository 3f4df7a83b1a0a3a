import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { calls, customer, query, repair } from './_acts.ts'

/** What must be done although something about it is unusual (identity matrix §4.2). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly guarded: Expectation['guarded']
  readonly variation: 'B13' | 'B14'
  readonly proves: readonly string[]
  readonly play: (stage: Stage) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    name: 'n64-query-while-the-caller-talks',
    title: 'The caller talks on the phone that is read',
    purpose: 'Neither the query nor the question about it costs the caller the call.',
    guarded: 'OP-INV',
    variation: 'B13',
    proves: ['SP-HD-06'],
    async play(stage) {
      const call = await query(stage, await customer(stage), { byThisPhone: true })
      await call.close()
    },
  },
  {
    name: 'n64-repair-while-the-caller-talks',
    title: 'The caller talks on the phone that is repaired',
    purpose: 'An application comes, runs and goes while the agent and the caller talk.',
    guarded: 'OP-DL',
    variation: 'B14',
    proves: ['SP-HD-05', 'SP-HD-06'],
    async play(stage) {
      const call = await repair(stage, await customer(stage), { byThisPhone: true })
      await call.close()
    },
  },
  {
    name: 'n75-software-version-changed',
    title: 'The phone’s software version number has changed',
    purpose: 'The same equipment is recognised by the fourteen digits that identify it.',
    guarded: 'OP-INV',
    variation: 'B13',
    proves: ['SP-AUTH-06', 'SP-HD-03'],
    async play(stage) {
      const household = await customer(stage)
      const { phone } = household
      phone.device.updateSoftware('02')
      await phone.detach()
      await phone.attach()
      const call = await query(stage, household)
      await call.close()
    },
  },
  {
    name: 'lv-04-hlr-comes-back',
    title: 'The HLR is silent for a moment, and the agent asks again',
    purpose: 'What could not be decided is done once somebody can tell.',
    guarded: 'OP-INV',
    variation: 'B13',
    proves: ['LV-04'],
    async play(stage) {
      const household = await customer(stage)
      stage.network.faults.script('hlr', 'error', { times: 1 })
      await calls(stage, household)
      const call = await query(stage, household)
      await call.close()
    },
  },
  {
    name: 'n23-one-trigger-many-times',
    title: 'A trigger comes again and again',
    purpose: 'One trigger leads to one session, however often it is delivered.',
    guarded: 'OP-INV',
    variation: 'B13',
    proves: ['SP-NOT-02'],
    async play(stage) {
      const household = await customer(stage)
      const call = await query(stage, household)
      await call.close()
      const { account } = household.phone
      for (let times = 0; times < 20; times++)
        stage.trigger(household.card.imsi, { account, sessionId: 0x51 })
      await stage.network.settled()
    },
  },
  {
    name: 'n24-trigger-with-a-changed-bit',
    title: 'Somebody changes one bit of a trigger on its way',
    purpose: 'A trigger whose digest does not verify opens no session; the genuine one after it does.',
    guarded: 'OP-INV',
    variation: 'B13',
    proves: ['SP-NOT-01'],
    async play(stage) {
      const household = await customer(stage)
      const { card, phone } = household
      const { account } = phone
      for (const bit of [0, 127, 138, 139, 160]) {
        stage.trigger(card.imsi, { account, sessionId: 0x60 + bit, uiMode: 3, flipsBit: bit })
        await stage.network.settled()
      }
      const call = await query(stage, household)
      await call.close()
    },
  },
]

export default scenarios(ROWS, (row) => ({
  id: `uc-5.4.1/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.4.1',
  variation: row.variation,
  guarded: row.guarded,
  outcome: 'performed',
  proves: ['LV-01', ...row.proves],
  needs: ['pairs', 'network', 'packages', 'cases', 'case-query', 'case-repair', 'case-close'],
  play: row.play,
}))
