import { cents } from './amount.ts'
import { check } from './check.ts'

export default check(
  'SP-PAY-05',
  'Only the bank says that a card is its owner’s, and only the bank sees its number',
  (tally) => {
    const proven = new Map<string, string>()
    const imeis = new Set<string>()
    let cards = false
    return (moment) => {
      const { event } = moment
      if ('imei' in event && event.imei) imeis.add(event.imei)
      if ('means' in event && event.means === 'card') cards = true
      if (event.kind === 'pay.auth' && event.means === 'card' && event.ok)
        proven.set(event.order, event.amount)
      if (event.kind === 'pay.debit' && event.means === 'card') {
        tally.test()
        const amount = proven.get(event.order)
        if (amount === undefined)
          tally.fail(event.seq, `${event.order} was taken from a card whose bank had not said yes to it`)
        else if (cents(amount) !== cents(event.amount))
          tally.fail(event.seq, `${event.amount} was taken from a card whose bank had said yes to ${amount}`)
      }
      // Numbers are looked for only once a card has been used: most plays have none.
      if (!cards) return
      const text =
        event.kind === 'dm.msg'
          ? Buffer.from(event.body, 'base64').toString('latin1')
          : event.kind === 'dm.command'
            ? (event.value ?? '')
            : event.kind === 'log.record'
              ? event.result
              : ''
      if (text === '') return
      tally.test()
      const number = text
        .match(/(?<!\d)[2-6]\d{15}(?!\d)/g)
        ?.find((each) => isCard(each) && !imeis.has(each.slice(0, 14)))
      if (number)
        tally.fail(event.seq, `a card number that ends in ${number.slice(-4)} was seen in ${event.kind}`)
    }
  },
)

/** Luhn's check digit (ISO/IEC 7812-1). */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
