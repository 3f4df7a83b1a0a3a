import { cents, mentions } from './amount.ts'
import { check } from './check.ts'

export default check(
  'SP-PAY-02',
  'What is debited is what was agreed, from the account that was agreed',
  (tally) => {
    const confirmed = new Map<string, string>()
    const payer = new Map<string, string>()
    return ({ event, book, facts }) => {
      if (event.kind === 'portal.confirm' && event.answer === 'yes') confirmed.set(event.order, event.amount)
      if (event.kind === 'pay.auth' && event.ok) payer.set(event.order, event.account)
      if (event.kind !== 'pay.debit') return
      const { order, amount, account, imsi } = event
      const agreed = confirmed.get(order)
      const shown = [...book.held('CO')].filter(
        ({ imei, text }) => text !== undefined && imei !== undefined && facts.cardIn(imei) === imsi,
      )
      if (agreed !== undefined) {
        tally.test()
        if (cents(agreed) !== cents(amount))
          tally.fail(event.seq, `${amount} debited for ${order}, agreed was ${agreed}`)
      } else if (shown.length > 0) {
        tally.test()
        if (!shown.some(({ text = '' }) => mentions(text, amount)))
          tally.fail(event.seq, `${amount} debited for ${order}, shown was “${shown.at(-1)?.text}”`)
      }
      const who = payer.get(order)
      if (who === undefined) return
      tally.test()
      if (who !== account)
        tally.fail(event.seq, `${order} was paid by ${account}, but ${who} had agreed to pay`)
    }
  },
)
