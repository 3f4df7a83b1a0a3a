import type { Means } from '../../../harness/stage/portal/customer.ts'
import { type Scenario, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { type AtPc, atThePortal, atTheSummary, finishes, NEEDS, newPhone, pays } from './_acts.ts'

/** Must not happen (identity matrix §4.2). The twin is the same order with nothing wrong. */
interface Row extends Pick<Scenario, 'title' | 'purpose' | 'guarded'> {
  readonly name: string
  readonly means?: Means
  /** The property that it would break. */
  readonly breaks: string
  readonly play: (stage: Stage) => Promise<void>
}

/** Everything is as it should be until the customer agrees; what happens before is the row's. */
async function agreesAfter(
  stage: Stage,
  means: Means,
  happens: (scene: AtPc) => unknown,
  after: (scene: AtPc) => Promise<void> = finishes,
): Promise<void> {
  const scene = await atThePortal(stage, means === 'prepaid' ? { card: { subscription: 'prepaid' } } : {})
  if (!(await atTheSummary(scene.pc.customer, means))) return
  stage.attack('agreement', 'somebody agrees to an order', scene.phone)
  await happens(scene)
  if (await pays(scene.pc.customer, means)) await after(scene)
}

const ROWS: readonly Row[] = [
  {
    name: 'n35-number-moved-to-another-card',
    title: 'The number was moved to another card an hour ago',
    purpose: 'Who has taken over a number by a new card does not pay with its owner’s contract.',
    guarded: 'OP-PAY',
    breaks: 'SP-PC-04',
    async play(stage) {
      const victim = await newPhone(stage)
      const thief = stage.cast.thief()
      const card = stage.cast.card({ owner: thief })
      const phone = stage.cast.phone({ holder: thief, origin: 'fresh' })
      phone.insert(card)
      await phone.switchOn()
      const { portal } = victim.subscriber.knows
      if (portal) thief.learn({ portal })
      stage.network.hlr.reassign(victim.card.msisdn ?? '', card.imsi)
      stage.attack('SIM swap', 'the number is on another card now', phone)
      stage.wait({ hours: 1 })
      stage.fromHere()
      stage.attack('SIM swap', 'its holder orders with a password that is not theirs', phone)
      const pc = await stage.shop.pc(thief, phone)
      pc.near(phone)
      if (!(await pc.setUp(phone))) return
      await pc.goOn(phone)
      if (!(await atTheSummary(pc.customer, 'bill'))) return
      if (await pays(pc.customer, 'bill')) await pc.carry(phone)
    },
  },
  {
    name: 'n52-payment-before-authentication',
    title: 'Somebody who knows the password skips the code and orders',
    purpose: 'Nobody pays before the portal knows who they are.',
    guarded: 'OP-PAY',
    breaks: 'SP-PAY-01',
    async play(stage) {
      const { phone, card, subscriber } = await newPhone(stage)
      const thief = stage.cast.thief()
      const { portal } = subscriber.knows
      if (portal) thief.learn({ portal })
      const customer = await stage.shop.visitor(thief)
      stage.attack('skipped step', 'the portal is opened again in place of the code', phone)
      if (!(await customer.login({ withoutCode: true }))) return
      await customer.open(stage.shop.start({ imei: phone.imei14, msisdn: card.msisdn ?? '' }))
      if (!(await customer.choose(['settings', 'game'])) || !(await customer.payBy('bill'))) return
      await pays(customer, 'bill')
    },
  },
  {
    name: 'n53-card-data-without-the-bank',
    title: 'Card data are typed, and the bank never authenticates the payer',
    purpose: 'A card number is no authentication: nothing is set up for it.',
    guarded: 'OP-CONF',
    means: 'card',
    breaks: 'SP-PC-03',
    async play(stage) {
      const scene = await atThePortal(stage)
      const { pc, phone } = scene
      if (!(await atTheSummary(pc.customer, 'card')) || !(await pc.customer.agree())) return
      await pc.customer.answerBank({ code: '000000' })
      stage.attack('forged return', 'the browser goes back to the shop by itself', phone)
      await pc.customer.open(stage.shop.start({ imei: phone.imei14 }))
      await stage.network.settled()
      await pc.carry(phone)
    },
  },
  {
    name: 'n54-bank-declines',
    title: 'The bank declines the card',
    purpose: 'No money, no service.',
    guarded: 'OP-ENT',
    means: 'card',
    breaks: 'SP-PAY-07',
    play: (stage) =>
      agreesAfter(stage, 'card', () => {
        stage.network.payment.bank.declining = 'the account is overdrawn'
      }),
  },
  {
    name: 'n54-billing-declines',
    title: 'The billing system declines',
    purpose: 'No money, no service.',
    guarded: 'OP-ENT',
    breaks: 'SP-PAY-07',
    play: (stage) => agreesAfter(stage, 'bill', () => stage.network.faults.script('billing', 'decline')),
  },
  {
    name: 'n54-bank-silent',
    title: 'The bank does not answer',
    purpose: 'Of a payment that nobody knows of, nothing is given.',
    guarded: 'OP-ENT',
    means: 'card',
    breaks: 'SP-PAY-07',
    play: (stage) =>
      agreesAfter(
        stage,
        'card',
        () => stage.network.faults.script('bank', 'timeout', { times: 3 }),
        async ({ pc, phone }) => void (await pc.carry(phone)),
      ),
  },
  {
    name: 'n56-account-of-another-subscriber',
    title: 'The account is one subscriber’s, the card in the phone another’s',
    purpose: 'Nobody’s bill is charged for a phone that holds somebody else’s card.',
    guarded: 'OP-PAY',
    breaks: 'SP-PC-04',
    async play(stage) {
      const other = await newPhone(stage)
      const scene = await newPhone(stage)
      const pc = await stage.shop.pc(scene.subscriber, other.phone)
      pc.near(scene.phone)
      if (!(await pc.setUp(scene.phone))) return
      await pc.goOn(scene.phone)
      const { portal } = other.subscriber.knows
      if (portal) scene.subscriber.learn({ portal })
      stage.attack('other account', 'the order is placed with another subscriber’s account', scene.phone)
      if (!(await atTheSummary(pc.customer, 'bill'))) return
      if (await pays(pc.customer, 'bill')) await pc.carry(scene.phone)
    },
  },
  {
    name: 'n57-balance-too-low',
    title: 'The prepaid account holds less than the order costs',
    purpose: 'An account never goes below zero.',
    guarded: 'OP-PAY',
    means: 'prepaid',
    breaks: 'SP-PAY-06',
    play: (stage) =>
      agreesAfter(stage, 'prepaid', ({ card, subscriber }) => {
        const { prepaidPin: pin = '' } = subscriber.knows
        stage.network.payment.prepaid.open({ imsi: card.imsi, pin, owner: subscriber.id, balance: 3_00 })
      }),
  },
  {
    name: 'wrong-prepaid-pin',
    title: 'The PIN of the prepaid account is wrong',
    purpose: 'Who does not know the account’s PIN does not pay from it.',
    guarded: 'OP-PAY',
    means: 'prepaid',
    breaks: 'SP-PAY-06',
    play: (stage) =>
      agreesAfter(stage, 'prepaid', ({ subscriber }) => subscriber.learn({ prepaidPin: '000000' })),
  },
  {
    name: 'n60-rogue-pc',
    title: 'A PC speaks for a phone that has not agreed to it',
    purpose: 'Only a PC for which the phone itself vouches may order for it.',
    guarded: 'OP-PAY',
    breaks: 'SP-PC-02',
    async play(stage) {
      const { phone, subscriber } = await newPhone(stage)
      const pc = await stage.shop.pc(subscriber, phone)
      pc.near(phone)
      if (!(await pc.intrude(phone))) return
      if (!(await atTheSummary(pc.customer, 'bill'))) return
      if (await pays(pc.customer, 'bill')) await pc.carry(phone)
    },
  },
  {
    name: 'n58-connects-before-consent',
    title: 'The PC agent connects before its user agreed and showed the PIN',
    purpose: 'A card that nobody unlocked vouches for no PC.',
    guarded: 'OP-PAY',
    breaks: 'SP-PC-01',
    async play(stage) {
      const { phone, subscriber } = await newPhone(stage)
      const pc = await stage.shop.pc(subscriber, phone)
      pc.near(phone)
      pc.agent.associate(phone.imei14)
      pc.agent.behaviour = { connectsAtOnce: true }
      stage.attack('hasty PC', 'the agent connects without asking', phone)
      const made = await pc.agent.connect(phone.imei14)
      if ('problem' in made) return
      await pc.customer.open(made.portal, phone.imei14)
      if (await atTheSummary(pc.customer, 'bill')) await pays(pc.customer, 'bill')
    },
  },
  {
    name: 'user-says-no',
    title: 'The user does not want the phone to be set up',
    purpose: 'Without consent there is no connection.',
    guarded: 'OP-PAY',
    breaks: 'SP-PC-02',
    async play(stage) {
      const { phone, subscriber } = await newPhone(stage)
      const pc = await stage.shop.pc(subscriber, phone)
      pc.near(phone)
      await pc.setUp(phone, { answer: 'no' })
      stage.attack('hasty PC', 'the agent connects although its user said no', phone)
      pc.agent.behaviour = { connectsAtOnce: true }
      const made = await pc.agent.connect(phone.imei14)
      if ('portal' in made) await pc.customer.open(made.portal, phone.imei14)
    },
  },
  {
    name: 'connection-lost-and-cancelled',
    title: 'The connection is lost after payment, and the customer gives up',
    purpose: 'What was paid for and not delivered is paid back.',
    guarded: 'OP-ENT',
    breaks: 'SP-PAY-07',
    play: (stage) =>
      agreesAfter(
        stage,
        'bill',
        () => undefined,
        async ({ pc, phone }) => {
          await pc.customer.await('delivering')
          phone.device.behaviour = { stopAfter: 1 }
          await pc.carry(phone)
          phone.device.behaviour = {}
          await pc.customer.cancel()
          await pc.carry(phone)
        },
      ),
  },
  {
    name: 'n05-stolen-phone',
    title: 'The phone is on the black list',
    purpose: 'A stolen phone is not set up and not sold anything for.',
    guarded: 'OP-PAY',
    breaks: 'SP-EIR-01',
    play: (stage) => agreesAfter(stage, 'bill', ({ phone }) => stage.network.eir.set(phone.imei14, 'black')),
  },
  {
    name: 'n77-suspended-subscription',
    title: 'The subscription is suspended while its owner orders',
    purpose: 'A contract that does not run is not charged.',
    guarded: 'OP-PAY',
    breaks: 'SP-ROAM-01',
    play: (stage) => agreesAfter(stage, 'bill', ({ card }) => stage.network.hlr.suspend(card.imsi)),
  },
  {
    name: 'n42-hlr-silent',
    title: 'The HLR does not answer while somebody orders',
    purpose: 'Who cannot be checked is not charged.',
    guarded: 'OP-PAY',
    breaks: 'SP-HLR-02',
    play: (stage) => agreesAfter(stage, 'bill', () => stage.network.faults.script('hlr', 'timeout')),
  },
]

const TWINS: Readonly<Record<Means, string>> = { bill: 'b6-bill', card: 'b7-card', prepaid: 'b8-prepaid' }
const VARIATIONS = { bill: 'B6', card: 'B7', prepaid: 'B8' } as const

export default scenarios(ROWS, ({ name, means = 'bill', ...row }) => ({
  ...row,
  id: `uc-5.1.5/${name}`,
  useCase: '5.1.5',
  variation: VARIATIONS[means],
  outcome: 'withheld',
  // What did not happen puts no property to the test: the twin shows that it would have happened.
  proves: [],
  twin: `uc-5.1.5/${TWINS[means]}`,
  needs: NEEDS,
}))
