import { scenarios } from '../../../harness/stage/scenario.ts'
import { customer } from '../5.4.1/_acts.ts'
import { carriesOut, type LockOperation, ordersLock } from './_acts.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly operations: readonly LockOperation[]
}

const ROWS: readonly Row[] = [
  { name: 'b18-lock', title: 'The owner has a lost phone locked', operations: ['lock'] },
  { name: 'b18-wipe', title: 'The owner has a lost phone wiped', operations: ['lock', 'wipe'] },
  {
    name: 'b18-unlock',
    title: 'The owner finds the phone and has it unlocked',
    operations: ['lock', 'unlock'],
  },
]

export default scenarios(ROWS, ({ name, title, operations }) => ({
  id: `uc-lost-phone/${name}`,
  title,
  purpose:
    'The owner proves to be the subscriber beside the phone; the phone obeys without asking whoever holds it.',
  useCase: 'lost-phone',
  variation: 'B18',
  guarded: 'OP-LOCK',
  outcome: 'performed',
  proves: ['LV-01', 'SP-LOG-01', 'SP-CON-01'],
  needs: ['pairs', 'network', 'locks'],
  async play(stage) {
    const household = await customer(stage)
    for (const operation of operations) {
      await ordersLock(stage, household.subscriber, household, operation)
      await carriesOut(household)
    }
  },
}))
