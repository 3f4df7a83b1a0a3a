import { atTheSummary, newPhone } from '../_acts.ts'
import { atTheDoor, type Sale, wishesFor } from '../_sale.ts'
import { type KnockOut, twinsOfSales } from './_knock-out.ts'

/** The customer comes to the summary; then somebody pays otherwise than the owner of the money would. */
const paying =
  (pay: (sale: Sale) => Promise<unknown>): KnockOut['play'] =>
  async (stage, selling) => {
    const sale = await atTheDoor(stage, selling)
    if (!sale) return
    stage.fromHere()
    const { customer, means, pc, phone } = sale
    if (!(await atTheSummary(customer, means))) return
    stage.attack('payment', 'somebody pays with what is not proven to be theirs', phone)
    await pay(sale)
    await stage.network.settled()
    if (pc) await pc.carry(phone)
  }

/** The bank authenticates who pays by card. */
const BY_CARD: readonly KnockOut[] = [
  {
    cell: 'PA',
    how: 'missing',
    title: 'Nobody answers the bank, and the browser goes back to the shop',
    play: paying(async ({ stage, customer, phone }) => {
      await customer.agree()
      await customer.open(stage.shop.start({ imei: phone.imei14 }))
      await stage.shop.bankCallsBack(customer.shown.order)
    }),
  },
  {
    cell: 'PA',
    how: 'false',
    title: 'The bank is answered with a wrong code',
    play: paying(async ({ stage, customer }) => {
      await customer.agree()
      await customer.answerBank({ code: '000000' })
      await stage.shop.bankCallsBack(customer.shown.order)
    }),
  },
  {
    cell: 'PA',
    how: 'foreign',
    title: 'The card is another customer’s, the code the payer’s own',
    play: paying(async ({ stage, customer }) => {
      const { creditCard } = (await newPhone(stage)).subscriber.knows
      await customer.agree()
      await customer.answerBank({ number: creditCard?.number ?? '' })
      await stage.shop.bankCallsBack(customer.shown.order)
    }),
  },
  {
    cell: 'PA',
    how: 'revoked',
    title: 'The card is blocked while its holder answers the bank',
    play: paying(async ({ stage, customer }) => {
      await customer.agree()
      stage.network.payment.bank.declining = 'the card is blocked'
      await customer.answerBank()
      await stage.shop.bankCallsBack(customer.shown.order)
    }),
  },
]

/** The prepaid account has a PIN of its own. */
const PREPAID: readonly KnockOut[] = [
  {
    cell: 'PA',
    how: 'missing',
    title: 'The PIN of the prepaid account is left empty',
    play: paying(({ customer }) => customer.agree({ pin: '' })),
  },
  {
    cell: 'PA',
    how: 'false',
    title: 'The PIN of the prepaid account is wrong',
    play: paying(({ customer }) => customer.agree({ pin: '000000' })),
  },
  {
    cell: 'PA',
    how: 'foreign',
    title: 'The PIN is that of another customer’s account',
    play: paying(async ({ stage, customer, means }) => {
      const other = await newPhone(stage, wishesFor(means))
      await customer.agree({ pin: other.subscriber.knows.prepaidPin ?? '' })
    }),
  },
  {
    cell: 'PA',
    how: 'revoked',
    title: 'The account is closed between the PIN and the debit',
    play: paying(async ({ stage, customer }) => {
      stage.network.faults.script('prepaid', 'decline')
      await customer.agree()
    }),
  },
]

export default [...twinsOfSales(['B7'], BY_CARD), ...twinsOfSales(['B8'], PREPAID)]
