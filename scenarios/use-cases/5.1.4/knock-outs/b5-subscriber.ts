import { twinsOf } from '../../../../harness/stage/knock-out/twins.ts'
import { corporate } from '../_acts.ts'

/** Cells that the private first session knocks out already. */
const ELSEWHERE = ['DA', 'VA', 'DN', 'DE', 'SI', 'SH']

/** B5 for a subscription that must prove itself, with that proof knocked out. */
export default twinsOf(
  {
    ...{ useCase: '5.1.4', variation: 'B5', guarded: 'OP-CONF' },
    twin: 'uc-5.1.4/b5-corporate-with-subscriber-authentication',
    needs: ['pairs', 'network', 'subscriber-authentication', 'enterprise'],
    async prepare(stage) {
      const household = await corporate(stage)
      await stage.detected(household.phone)
      return household
    },
    async act(_stage, { phone }, between) {
      const onMessage = (n: number) => (n === 2 ? between?.() : undefined)
      phone.device.behaviour = { ...phone.device.behaviour, onMessage }
      await phone.session()
    },
  },
  ELSEWHERE,
)
