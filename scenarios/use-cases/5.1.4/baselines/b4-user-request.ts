import { scenario } from '../../../../harness/stage/scenario.ts'
import { secondHand } from '../_acts.ts'

export default scenario({
  id: 'uc-5.1.4/b4-user-request',
  title: 'The user asks for provisioning and is verified first',
  purpose:
    'A caller proves to be the subscriber before the operator bootstraps the phone of that subscription.',
  useCase: '5.1.4',
  variation: 'B4',
  guarded: 'OP-BOOT',
  outcome: 'performed',
  proves: ['LV-01', 'SP-BOOT-02', 'SP-HLR-01', 'SP-HLR-03'],
  needs: ['requests', 'network'],
  async play(stage) {
    const { phone, subscriber } = await secondHand(stage)
    await stage.asks(subscriber, phone)
  },
})
