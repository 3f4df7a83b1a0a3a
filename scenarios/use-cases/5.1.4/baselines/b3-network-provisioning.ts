import { scenario } from '../../../../harness/stage/scenario.ts'
import { provisioned } from '../_acts.ts'

export default scenario({
  id: 'uc-5.1.4/b3-network-provisioning',
  title: 'A second-hand phone is provisioned by the network',
  purpose:
    'The network detects a new pair; the operator checks subscription and equipment and bootstraps the phone.',
  useCase: '5.1.4',
  variation: 'B3',
  guarded: 'OP-BOOT',
  outcome: 'performed',
  proves: ['LV-01', 'SP-BOOT-01', 'SP-BOOT-02', 'SP-HLR-01'],
  needs: ['pairs', 'network'],
  async play(stage) {
    await provisioned(stage)
  },
})
