import { twinsOf } from '../../../harness/stage/knock-out/twins.ts'
import { fix, oldCustomer } from './_acts.ts'

/** A card that proves itself says who it is, whatever the line says. */
const PROVEN_BY_CARD = ['SI']

/** B16 and B17 with one evidence knocked out. */
export default [
  ...twinsOf(
    {
      ...{ useCase: '5.5.1', variation: 'B16', guarded: 'OP-DL', twin: 'uc-5.5.1/b16-firmware' },
      needs: ['pairs', 'network', 'subscriber-authentication', 'packages', 'campaigns'],
      prepare: oldCustomer,
      act: (stage, household, between) => fix(stage, household, between ? { at: { agreed: between } } : {}),
    },
    PROVEN_BY_CARD,
  ),
  ...twinsOf({
    ...{ useCase: '5.5.1', variation: 'B17', guarded: 'OP-DL', twin: 'uc-5.5.1/b17-manufacturer' },
    needs: ['pairs', 'network', 'manufacturer', 'packages', 'campaigns'],
    prepare: oldCustomer,
    act: (stage, household, between) =>
      fix(stage, household, { branch: 'manufacturer', ...(between && { at: { agreed: between } }) }),
  }),
]
