import { check } from './check.ts'
import { succeeded } from './completion.ts'
import { Execs } from './execs.ts'

export default check('SP-FW-07', 'An update that failed is not paid for', (tally) => {
  const portal = new Set<string>()
  const execs = new Execs()
  /** By order: whose it is, what was done with the money, and how the update ended. */
  const orders = new Map<string, { imsi: string; debited?: number; reserved?: boolean; failed?: number }>()
  return {
    take: (moment) => {
      const { event } = moment
      execs.take(moment)
      if (event.kind === 'portal.order') portal.add(event.order)
      if (event.kind === 'alert.sent') {
        const result = succeeded(event)
        for (const [order, each] of orders) {
          if (result === undefined || each.imsi !== event.imsi || !execs.canEnd(event, order)) continue
          tally.test()
          if (result) delete each.failed
          else each.failed = event.seq
        }
      }
      if (!('order' in event) || !('means' in event) || portal.has(event.order)) return
      const { order, imsi = event.account } = event as { order: string; imsi?: string; account: string }
      const open = orders.get(order) ?? { imsi }
      orders.set(order, open)
      if (event.kind === 'pay.reserve' && event.ok) open.reserved = true
      if (event.kind === 'pay.debit') {
        tally.test()
        if (open.failed !== undefined)
          tally.fail(
            event.seq,
            `${order} was paid after its update had failed`,
            `failed at event ${open.failed}`,
          )
        else open.debited = event.seq
      }
      if (event.kind === 'pay.refund' || event.kind === 'pay.release') orders.delete(order)
    },
    end: () => {
      for (const [order, { failed, debited, reserved }] of orders) {
        if (failed === undefined) continue
        if (debited !== undefined) tally.fail(failed, `${order} stays paid although its update failed`)
        else if (reserved)
          tally.fail(failed, `the reservation for ${order} stands although its update failed`)
      }
    },
  }
})
