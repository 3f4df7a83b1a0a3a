import { scenario } from '../../../../harness/stage/scenario.ts'
import { customer, query } from '../_acts.ts'

export default scenario({
  id: 'uc-5.4.1/b13-query',
  title: 'The help desk reads the phone of a caller',
  purpose:
    'A verified caller lets the agent read type, versions, software, settings and logs of the phone in use.',
  useCase: '5.4.1',
  variation: 'B13',
  guarded: 'OP-INV',
  outcome: 'performed',
  proves: ['LV-01', 'SP-AUTH-01', 'SP-HLR-01', 'SP-NOT-04', 'SP-HD-01', 'SP-HD-03', 'SP-HD-04', 'SP-PRIV-01'],
  needs: ['pairs', 'network', 'cases', 'case-query', 'case-close'],
  async play(stage) {
    const call = await query(stage, await customer(stage))
    await call.close()
  },
})
