import { twinsOf } from '../../../harness/stage/knock-out/twins.ts'
import { customer } from '../5.4.1/_acts.ts'
import { carriesOut, ordersLock } from './_acts.ts'

/** B18 with one evidence knocked out. The lock goes out with the answer to package 1: nothing comes between. */
export default twinsOf(
  {
    ...{ useCase: 'lost-phone', variation: 'B18', guarded: 'OP-LOCK', twin: 'uc-lost-phone/b18-lock' },
    needs: ['pairs', 'network', 'locks'],
    prepare: customer,
    async act(stage, household, between) {
      if (between) household.phone.device.behaviour = { onMessage: (n) => (n === 2 ? between() : undefined) }
      await ordersLock(stage, household.subscriber, household, 'lock')
      await carriesOut(household)
    },
  },
  ['DN/revoked', 'SI/revoked', 'SH/revoked', 'UA/revoked'],
)
