import { twinsOf } from '../../../harness/stage/knock-out/twins.ts'
import { customer, employee, whenAgreed } from '../5.4.1/_acts.ts'
import { update } from './_acts.ts'
import { contract, customised } from './_corporate.ts'

/** A card that proves itself says who it is, whatever the line says. */
const PROVEN_BY_CARD = ['SI']

/** B10 to B12 with one evidence knocked out. */
export default [
  ...twinsOf({
    ...{ useCase: '5.3.1', variation: 'B10', guarded: 'OP-DL', twin: 'uc-5.3.1/b10-firmware' },
    needs: ['pairs', 'network', 'packages', 'offers'],
    prepare: customer,
    act: (stage, household, between) => update(stage, household, between ? { at: { agreed: between } } : {}),
  }),
  ...twinsOf(
    {
      ...{ useCase: '5.3.1', variation: 'B11', guarded: 'OP-DL', twin: 'uc-5.3.1/b11-charged-update' },
      needs: ['pairs', 'network', 'packages', 'offers', 'payment', 'subscriber-authentication'],
      prepare: customer,
      act: (stage, household, between) =>
        update(stage, household, { price: '2.00 EUR', ...(between && { at: { agreed: between } }) }),
    },
    PROVEN_BY_CARD,
  ),
  ...twinsOf(
    {
      ...{ useCase: '5.3.1', variation: 'B12', guarded: 'OP-DL', twin: 'uc-5.3.1/b12-confirmed' },
      needs: ['pairs', 'network', 'enterprise', 'packages', 'contracts', 'subscriber-authentication'],
      prepare: employee,
      async act(stage, household, between) {
        if (between) whenAgreed(household, between)
        await contract(stage, household.phone, { confirm: true })
        await customised(household.phone)
      },
    },
    PROVEN_BY_CARD,
  ),
]
