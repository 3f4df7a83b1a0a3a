import { scenarios } from '../../../../harness/stage/scenario.ts'
import { customer } from '../../5.4.1/_acts.ts'
import { type UpdateWishes, update } from '../_acts.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly wishes: UpdateWishes
  /** Octets of the largest message that the phone takes. */
  readonly maxMsgSize?: number
}

const ROWS: readonly Row[] = [
  { name: 'b10-firmware', title: 'A free firmware update with the user’s consent', wishes: {} },
  {
    name: 'b10-firmware-delta',
    title: 'A free firmware update that carries only what is new',
    wishes: { delta: true },
  },
  {
    name: 'b10-firmware-written',
    title: 'A free firmware update that the server writes into the phone as a large object',
    wishes: { inSession: true },
    maxMsgSize: 1800,
  },
  {
    name: 'b10-application',
    title: 'An application, after the phone’s inventory was read with leave',
    wishes: { application: 'Helper' },
  },
]

export default scenarios(ROWS, ({ name, title, wishes, maxMsgSize }) => ({
  id: `uc-5.3.1/${name}`,
  title,
  purpose:
    'Both sides prove themselves, the user is asked, the phone downloads, verifies and installs, and the result is in the log.',
  useCase: '5.3.1',
  variation: 'B10',
  guarded: 'OP-UP',
  outcome: 'performed',
  proves: ['LV-01', 'SP-LOG-01'],
  needs: ['pairs', 'network', 'packages', 'offers'],
  async play(stage) {
    const phone = maxMsgSize === undefined ? {} : { phone: { maxMsgSize } }
    await update(stage, await customer(stage, phone), wishes)
  },
}))
