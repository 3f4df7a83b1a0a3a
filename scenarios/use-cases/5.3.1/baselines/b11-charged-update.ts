import { scenario } from '../../../../harness/stage/scenario.ts'
import { customer } from '../../5.4.1/_acts.ts'
import { update } from '../_acts.ts'

export default scenario({
  id: 'uc-5.3.1/b11-charged-update',
  title: 'A charged firmware update, confirmed by the subscriber',
  purpose:
    'The user proves to be the subscriber and agrees to the price before anything is downloaded; the price is taken when the update has worked.',
  useCase: '5.3.1',
  variation: 'B11',
  guarded: 'OP-PAY',
  outcome: 'performed',
  proves: ['LV-01', 'SP-LOG-01', 'SP-SUB-01'],
  needs: ['pairs', 'network', 'packages', 'offers', 'payment', 'subscriber-authentication'],
  async play(stage) {
    await update(stage, await customer(stage), { price: '2.00 EUR' })
  },
})
