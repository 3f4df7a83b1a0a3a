import { isFree } from '../identity/variation.ts'
import { check } from './check.ts'

export default check('SP-PAY-07', 'No service without payment, no payment without service', (tally) => {
  /** Orders of the portal that cost something. */
  const charged = new Set<string>()
  const paid = new Map<string, { seq: number; served: boolean }>()
  return {
    take: ({ event, judged }) => {
      if (event.kind === 'portal.order' && !isFree(event.amount)) charged.add(event.order)
      if (event.kind === 'pay.debit' && charged.has(event.order)) {
        tally.test()
        paid.set(event.order, { seq: event.seq, served: false })
      }
      if (event.kind === 'pay.refund') paid.delete(event.order)
      if (event.kind === 'pay.declined' && charged.has(event.order)) tally.test()
      for (const { performed, transaction } of judged) {
        const order = performed.order ?? transaction?.id ?? ''
        if (performed.operation !== 'OP-ENT' && performed.operation !== 'OP-CONF') continue
        const payment = paid.get(order)
        if (payment) payment.served = true
        if (performed.operation !== 'OP-ENT' || !charged.has(order)) continue
        tally.test()
        if (!payment) tally.fail(event.seq, `a service of ${order} was switched on before it was paid`)
      }
    },
    end: () => {
      for (const [order, { seq, served }] of paid)
        if (!served) tally.fail(seq, `${order} was paid, and neither delivered nor refunded`)
    },
  }
})
