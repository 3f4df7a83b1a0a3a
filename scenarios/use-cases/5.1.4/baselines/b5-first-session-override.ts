import { scenario } from '../../../../harness/stage/scenario.ts'
import { provisioned } from '../_acts.ts'

export default scenario({
  id: 'uc-5.1.4/b5-first-session-override',
  title: 'The first session overrides what the previous operator left',
  purpose:
    'After the bootstrap both sides authenticate, and the operator replaces obsolete settings with its own.',
  useCase: '5.1.4',
  variation: 'B5',
  guarded: 'OP-CONF',
  outcome: 'performed',
  proves: ['LV-01', 'SP-AUTH-01', 'SP-AUTH-06', 'SP-OLD-01', 'SP-SUB-01'],
  needs: ['pairs', 'network'],
  async play(stage) {
    const { phone } = await provisioned(stage)
    await phone.session()
  },
})
