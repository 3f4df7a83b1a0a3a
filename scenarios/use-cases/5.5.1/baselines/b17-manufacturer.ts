import { scenario } from '../../../../harness/stage/scenario.ts'
import { fix, oldCustomer } from '../_acts.ts'

export default scenario({
  id: 'uc-5.5.1/b17-manufacturer',
  title: 'The manufacturer releases the fix for a device, and learns nothing of its subscriber',
  purpose:
    'Operator and manufacturer prove themselves to one another, the device proves to be the one, and the fix is installed.',
  useCase: '5.5.1',
  variation: 'B17',
  guarded: 'OP-DL',
  outcome: 'performed',
  proves: ['LV-01', 'SP-AUTH-01', 'SP-BF-04', 'SP-LOG-01'],
  needs: ['pairs', 'network', 'manufacturer', 'packages', 'campaigns'],
  async play(stage) {
    await fix(stage, await oldCustomer(stage), { branch: 'manufacturer' })
  },
})
