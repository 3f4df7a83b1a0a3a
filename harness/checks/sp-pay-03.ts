import { check } from './check.ts'

export default check('SP-PAY-03', 'One order is debited once', (tally) => {
  const debited = new Map<string, { seq: number; transfer: string }>()
  return ({ event }) => {
    if (event.kind === 'pay.refund') debited.delete(event.order)
    if (event.kind !== 'pay.debit') return
    tally.test()
    const before = debited.get(event.order)
    if (before)
      tally.fail(
        event.seq,
        `${event.order} was debited again, as ${event.transfer}`,
        `first at event ${before.seq}, as ${before.transfer}`,
      )
    debited.set(event.order, { seq: event.seq, transfer: event.transfer })
  }
})
