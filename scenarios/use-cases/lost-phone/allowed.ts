import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { customer } from '../5.4.1/_acts.ts'
import { carriesOut, heldByThief, ordersLock } from './_acts.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly play: (stage: Stage) => Promise<void>
}

/** Locks that must succeed although something speaks against it. */
const ROWS: readonly Row[] = [
  {
    name: 'b18-thief-says-no',
    title: 'The thief has the phone and says no to everything',
    purpose: 'The holder has no say in it.',
    async play(stage) {
      const household = await heldByThief(stage)
      await ordersLock(stage, household.subscriber, household, 'lock')
      await carriesOut(household)
    },
  },
  {
    name: 'n05-stolen-phone-locked',
    title: 'The phone is on the black list and is locked for its owner',
    purpose: 'A stolen phone gets nothing but the lock that its owner orders.',
    async play(stage) {
      const household = await customer(stage)
      stage.network.eir.set(household.phone.imei14, 'black')
      await ordersLock(stage, household.subscriber, household, 'lock')
      await carriesOut(household)
    },
  },
]

export default scenarios(ROWS, ({ name, title, purpose, play }) => ({
  ...{ id: `uc-lost-phone/${name}`, title, purpose, play },
  ...{ useCase: 'lost-phone', variation: 'B18', guarded: 'OP-LOCK', outcome: 'performed' },
  proves: ['LV-01'],
  needs: ['pairs', 'network', 'locks'],
}))
