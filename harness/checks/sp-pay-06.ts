import { cents } from './amount.ts'
import { check } from './check.ts'

export default check('SP-PAY-06', 'A prepaid account pays what it has, when its owner agrees', (tally) => {
  return (moment) => {
    const { event } = moment
    if (event.kind === 'pay.declined' && event.means === 'prepaid') tally.test()
    if (event.kind !== 'pay.debit' || event.means !== 'prepaid') return
    tally.test()
    if ((cents(event.balance ?? '0') ?? 0) < 0)
      tally.fail(event.seq, `the balance of ${event.account} is ${event.balance} after ${event.order}`)
  }
})
