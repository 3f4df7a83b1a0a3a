import { type Scenario, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { type AtPc, atTheSummary, besidePc, finishes, NEEDS, newPhone, pays } from './_acts.ts'

const PREPAID = { card: { subscription: 'prepaid' } } as const

/** Minutes of a phone whose owner has talked a lot. */
const FEW = 5

interface Row extends Pick<Scenario, 'title' | 'purpose' | 'guarded' | 'outcome' | 'proves' | 'variation'> {
  readonly name: string
  /** The property that a withheld one would break. */
  readonly breaks?: string
  readonly play: (stage: Stage) => Promise<void>
}

/** A prepaid customer beside a PC, with a phone that the operator has set up when it was first seen. */
async function aCustomer(stage: Stage): Promise<AtPc> {
  const scene = await besidePc(stage, PREPAID)
  await stage.detected(scene.phone)
  await scene.phone.session()
  stage.wait({ hours: 3 })
  stage.fromHere()
  return scene
}

/** The offer of the agent, taken up: from the yes to the receipt. */
async function takesUp(stage: Stage, scene: AtPc): Promise<void> {
  const { pc, phone } = scene
  if (!(await pc.setUp(phone))) return
  await pc.goOn(phone)
  if (!(await atTheSummary(pc.customer, 'prepaid', ['minutes']))) return
  stage.attack('agreement', 'somebody agrees to a top-up', phone)
  if (await pays(pc.customer, 'prepaid')) await finishes(scene)
}

const ROWS: readonly Row[] = [
  {
    name: 'top-up-through-pc',
    title: 'The PC agent sees that few minutes are left, and its user buys more',
    purpose: 'A top-up is identified, agreed to and paid like every order, and comes on top of what is left.',
    variation: 'B8',
    guarded: 'OP-ENT',
    outcome: 'performed',
    proves: ['LV-01', 'SP-CON-02', 'SP-PAY-01', 'SP-PAY-03', 'SP-PAY-06', 'SP-PAY-07', 'SP-PC-01'],
    async play(stage) {
      const scene = await aCustomer(stage)
      scene.phone.talksUntil(FEW)
      await takesUp(stage, scene)
    },
  },
  {
    name: 'top-up-over-the-air',
    title: 'The network tells a customer that few minutes are left, who buys more on the web',
    purpose: 'What was bought from anywhere reaches the phone over the air.',
    variation: 'B9',
    guarded: 'OP-ENT',
    outcome: 'performed',
    proves: ['LV-01', 'SP-PAY-01', 'SP-PAY-03', 'SP-PAY-07'],
    async play(stage) {
      const { phone, card, subscriber } = await newPhone(stage, PREPAID)
      phone.talksUntil(FEW)
      const body = Buffer.from(`You have ${FEW} minutes left. Buy more at your operator’s portal.`)
      stage.network.delivery.send({ imsi: card.imsi }, { contentType: 'text/plain', body, sender: 'stage' })
      const customer = await stage.shop.visitor(subscriber, phone)
      if (!(await atTheSummary(customer, 'prepaid', ['minutes']))) return
      if (!(await pays(customer, 'prepaid'))) return
      await stage.network.settled()
      await customer.await('done', 'failed')
    },
  },
  {
    name: 'enough-minutes',
    title: 'A phone with enough minutes is put beside the PC again',
    purpose: 'Where nothing runs low nobody is offered anything.',
    variation: 'B8',
    guarded: 'OP-CONF',
    outcome: 'performed',
    proves: ['LV-01'],
    async play(stage) {
      const { pc, phone } = await aCustomer(stage)
      phone.talksUntil(40)
      await pc.setUp(phone)
    },
  },
  {
    name: 'top-up-nobody-wants',
    title: 'The user does not want the minutes that are offered',
    purpose: 'An offer is no order.',
    variation: 'B8',
    guarded: 'OP-PAY',
    outcome: 'withheld',
    breaks: 'SP-PC-01',
    proves: [],
    async play(stage) {
      const { pc, phone } = await aCustomer(stage)
      phone.talksUntil(FEW)
      await pc.setUp(phone, { answer: 'no' })
      stage.attack('declined offer', 'the phone opens a session after its user said no', phone)
      await pc.carry(phone)
    },
  },
  {
    name: 'top-up-by-a-finder',
    title: 'Who found the phone takes up the offer of more minutes',
    purpose: 'A phone that runs low identifies nobody: its owner’s money is not for whoever holds it.',
    variation: 'B8',
    guarded: 'OP-PAY',
    outcome: 'withheld',
    breaks: 'SP-PC-01',
    proves: [],
    async play(stage) {
      const scene = await aCustomer(stage)
      const { phone } = scene
      phone.talksUntil(FEW)
      const finder = stage.cast.thief()
      const pc = await stage.shop.pc(finder, phone)
      pc.near(phone)
      stage.attack('found phone', 'somebody who does not know its PIN takes up the offer', phone)
      await takesUp(stage, { ...scene, pc })
    },
  },
  {
    name: 'top-up-balance-too-low',
    title: 'The account holds less than the minutes cost',
    purpose: 'No money, no minutes.',
    variation: 'B8',
    guarded: 'OP-ENT',
    outcome: 'withheld',
    breaks: 'SP-PAY-06',
    proves: [],
    async play(stage) {
      const scene = await aCustomer(stage)
      const { card, phone, subscriber } = scene
      const { prepaidPin: pin = '' } = subscriber.knows
      stage.network.payment.prepaid.open({ imsi: card.imsi, pin, owner: subscriber.id, balance: 3_00 })
      phone.talksUntil(FEW)
      await takesUp(stage, scene)
    },
  },
]

/** Variation 2 of use case 5.1.5: prepaid minutes run low, and their owner is offered more. */
export default scenarios(ROWS, ({ name, ...row }) => ({
  ...row,
  id: `uc-5.1.5/${name}`,
  useCase: '5.1.5',
  ...(row.outcome === 'withheld' && { twin: 'uc-5.1.5/top-up-through-pc' }),
  needs: [...NEEDS, 'pairs'],
}))
