import type { Stage } from '../../../../harness/stage/stage.ts'
import { atTheSummary, EVERYTHING, newPhone, pays } from '../_acts.ts'
import { atTheDoor, buys, carries, type Sale, type Selling } from '../_sale.ts'
import { type KnockOut, sold, twinsOfSales } from './_knock-out.ts'

/** Opens the portal again, whatever it said, and orders if it goes along. */
async function goesOn({ stage, customer, means, phone, card }: Sale): Promise<void> {
  await customer.open(stage.shop.start({ imei: phone.imei14, msisdn: card.msisdn ?? '' }))
  if ((await customer.choose(EVERYTHING)) && (await customer.payBy(means))) await pays(customer, means)
}

/** Somebody orders who logs in otherwise than its owner would. */
const loggingIn =
  (login: (sale: Sale) => Promise<unknown>): KnockOut['play'] =>
  async (stage, selling) => {
    const sale = await atTheDoor(stage, selling)
    if (!sale) return
    stage.fromHere()
    stage.attack('login', 'somebody logs in who is not the customer', sale.phone)
    await login(sale)
    await goesOn(sale)
  }

/** Another customer has bought the same and agreed to it; this one does not. */
async function afterAnother(stage: Stage, selling: Selling): Promise<void> {
  const other = await atTheDoor(stage, selling)
  if (other) await buys(other)
  const sale = await atTheDoor(stage, selling)
  if (!sale) return
  await buys(sale, { 'before-agreement': saysNothing })
}

/** Leaves the summary as it is, and looks whether the order goes on by itself; then there is no way to agree. */
async function saysNothing({ stage, customer, phone, pc }: Sale): Promise<void> {
  await customer.lookAgain()
  if (pc) await pc.carry(phone)
  stage.wait({ minutes: 5 })
  await customer.logout()
}

const PEOPLE: readonly KnockOut[] = [
  {
    cell: 'UA',
    how: 'missing',
    title: 'Who knows the password skips the code',
    play: loggingIn(({ customer }) => customer.login({ withoutCode: true })),
  },
  {
    cell: 'UA',
    how: 'false',
    title: 'The code from the text message is wrong',
    play: loggingIn(({ customer }) => customer.login({ code: '0000' })),
  },
  {
    cell: 'UA',
    how: 'foreign',
    title: 'The account is another customer’s, whose code goes to another phone',
    play: loggingIn(async ({ stage, customer, subscriber }) => {
      const { portal } = (await newPhone(stage)).subscriber.knows
      if (portal) subscriber.learn({ portal })
      await customer.login()
    }),
  },
  {
    cell: 'UA',
    how: 'revoked',
    title: 'The customer has logged out, and somebody goes back to the summary and agrees',
    play: sold({
      'before-agreement': async ({ customer }) => {
        await customer.logout()
        await customer.back()
      },
    }),
  },
  {
    cell: 'CO',
    how: 'missing',
    title: 'The customer sees the summary and says nothing',
    play: sold({ 'before-agreement': saysNothing }),
  },
  {
    cell: 'CO',
    how: 'false',
    title: 'The customer cancels in place of agreeing, and the phone calls',
    play: sold({
      'before-agreement': async ({ stage, customer, phone, pc }) => {
        await customer.cancel()
        if (pc) await pc.carry(phone)
        stage.wait({ minutes: 5 })
        await customer.lookAgain()
      },
    }),
  },
  {
    cell: 'CO',
    how: 'foreign',
    title: 'Another customer has agreed to the same, this one says nothing',
    play: afterAnother,
  },
  {
    cell: 'CO',
    how: 'revoked',
    title: 'The customer cancels while the phone is in the session that delivers',
    guarded: 'OP-ENT',
    async play(stage, selling) {
      const sale = await atTheDoor(stage, selling)
      if (!sale) return
      const { phone, pc, customer } = sale
      stage.fromHere()
      phone.device.behaviour = { stopAfter: 1 }
      if (!(await atTheSummary(customer, sale.means)) || !(await pays(customer, sale.means))) return
      await carries(sale)
      await customer.await('delivering')
      phone.device.behaviour = { onMessage: (n) => (n === 2 ? customer.cancel() : undefined) }
      await (pc ? pc.carry(phone) : phone.session())
      await customer.logout()
    },
  },
]

export default twinsOfSales(['B6', 'B7', 'B8', 'B9'], PEOPLE)
