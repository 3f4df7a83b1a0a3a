import { type Scenario, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { atThePortal, atTheSummary, finishes, NEEDS, newPhone, pays } from './_acts.ts'

/** Must succeed, though something unusual happens on the way. */
interface Row extends Pick<Scenario, 'title' | 'purpose' | 'guarded' | 'proves'> {
  readonly name: string
  readonly variation?: Scenario['variation']
  readonly play: (stage: Stage) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    name: 'n55-double-click',
    title: 'The button that pays is pressed twice',
    purpose: 'However often somebody clicks, an order is paid once.',
    guarded: 'OP-PAY',
    proves: ['LV-01', 'SP-PAY-03', 'SP-PAY-07'],
    async play(stage) {
      const scene = await atThePortal(stage)
      if (!(await atTheSummary(scene.pc.customer, 'bill'))) return
      await pays(scene.pc.customer, 'bill', { twice: true })
      await finishes(scene)
    },
  },
  {
    name: 'n55-repeated-callback',
    title: 'The bank calls back twice about one payment',
    purpose: 'A payment that is told of again is not taken again.',
    guarded: 'OP-PAY',
    variation: 'B7',
    proves: ['LV-01', 'SP-PAY-03', 'SP-PAY-05'],
    async play(stage) {
      const scene = await atThePortal(stage)
      const { customer } = scene.pc
      if (!(await atTheSummary(customer, 'card'))) return
      await pays(customer, 'card')
      for (const _time of [1, 2]) await stage.shop.bankCallsBack(customer.shown.order)
      await finishes(scene)
    },
  },
  {
    name: 'd-96-another-amount-in-the-form',
    title: 'The form that agrees carries an amount of one cent',
    purpose: 'What is taken is what was shown, whatever a browser sends.',
    guarded: 'OP-PAY',
    proves: ['LV-01', 'SP-PAY-02'],
    async play(stage) {
      const scene = await atThePortal(stage)
      if (!(await atTheSummary(scene.pc.customer, 'bill'))) return
      stage.attack('tampered form', 'amount=0.01 EUR', scene.phone)
      await pays(scene.pc.customer, 'bill', {
        tampered: { amount: '0.01 EUR', total: '0.01 EUR', price: '1' },
      })
      await finishes(scene)
    },
  },
  {
    name: 'd-61-identity-header-of-another',
    title: 'The request that agrees carries somebody else’s number in a header',
    purpose: 'The bill that is charged is the one of who was authenticated.',
    guarded: 'OP-PAY',
    proves: ['LV-01', 'SP-PAY-04'],
    async play(stage) {
      const victim = await newPhone(stage)
      const scene = await atThePortal(stage)
      if (!(await atTheSummary(scene.pc.customer, 'bill'))) return
      const headers = { 'x-msisdn': victim.card.msisdn ?? '' }
      stage.attack('spoofed header', 'x-msisdn names another subscriber', victim.phone)
      await pays(scene.pc.customer, 'bill', { headers })
      await finishes(scene)
    },
  },
  {
    name: 'connection-lost-and-back',
    title: 'The connection is lost between payment and provisioning, and comes back',
    purpose: 'What was paid for is delivered as soon as the phone can be reached, and not paid again.',
    guarded: 'OP-ENT',
    proves: ['LV-01', 'SP-PAY-03', 'SP-PAY-07'],
    async play(stage) {
      const scene = await atThePortal(stage)
      const { pc, phone } = scene
      if (!(await atTheSummary(pc.customer, 'bill'))) return
      await pays(pc.customer, 'bill')
      await pc.customer.await('delivering')
      phone.device.behaviour = { stopAfter: 2 }
      await pc.carry(phone)
      phone.device.behaviour = {}
      stage.wait({ minutes: 5 })
      await finishes(scene)
    },
  },
  {
    name: 'n59-neighbours-phone',
    title: 'The neighbour’s phone opens a session while an order waits for its own phone',
    purpose: 'An order reaches the phone for which it was placed, whichever phone comes first.',
    guarded: 'OP-ENT',
    proves: ['LV-01', 'SP-PC-05', 'SP-PAY-07'],
    async play(stage) {
      const neighbour = await newPhone(stage)
      await stage.detected(neighbour.phone)
      const scene = await atThePortal(stage)
      if (!(await atTheSummary(scene.pc.customer, 'bill'))) return
      await pays(scene.pc.customer, 'bill')
      await scene.pc.customer.await('delivering')
      stage.attack('neighbour', 'another phone opens a session first', neighbour.phone)
      await neighbour.phone.session()
      await finishes(scene)
    },
  },
  {
    name: 'payment-answered-late',
    title: 'The billing system does what it is asked and answers too late',
    purpose: 'A payment of which nobody knows is asked for again and taken once.',
    guarded: 'OP-ENT',
    proves: ['LV-01', 'SP-PAY-03', 'SP-PAY-07'],
    async play(stage) {
      const scene = await atThePortal(stage)
      if (!(await atTheSummary(scene.pc.customer, 'bill'))) return
      stage.network.faults.script('billing', 'late', { times: 1 })
      await pays(scene.pc.customer, 'bill')
      await finishes(scene)
    },
  },
]

export default scenarios(ROWS, ({ name, variation = 'B6', ...row }) => ({
  ...row,
  id: `uc-5.1.5/${name}`,
  useCase: '5.1.5',
  variation,
  outcome: 'performed',
  needs: NEEDS,
}))
