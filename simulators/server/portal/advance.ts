import type { Context } from '../context.ts'
import type { OrderState, PortalOrder } from '../store/portal-orders.ts'
import { type Change, capture, charge, giveBack } from './charge.ts'
import { deliver, delivered } from './deliver.ts'

type Step = (context: Context, order: PortalOrder) => Promise<Change | undefined>

/** What is done for an order in each state that nobody has to wait in. */
const STEPS: Partial<Record<OrderState, Step>> = {
  confirmed: charge,
  challenged: capture,
  paid: deliver,
  delivering: delivered,
  delivered: finish,
  refunding: giveBack,
}

/**
 * Takes an order as far as it goes now, from what is written down about it: after a click, a callback, a session of the
 * device, a crash. Every step may come twice and does its work once.
 */
export function advance(context: Context, id: string): Promise<PortalOrder | undefined> {
  return context.turns.take(id, async () => {
    let order = context.store.portal.orders.find(id)
    for (let change = order && (await next(context, order)); order && change; ) {
      order = move(context, order, change)
      change = await next(context, order)
    }
    return order
  })
}

async function next(context: Context, order: PortalOrder): Promise<Change | undefined> {
  const { decisions, store } = context
  if (order.state !== 'delivered' && !order.entitled && decisions.switchesOn(order.state)) {
    if ((await switchOn(context, order)) === 'on') store.portal.orders.keep({ ...order, entitled: true })
  }
  if (order.state !== 'paid' && decisions.startsProvisioning(order.state)) await deliver(context, order)
  return STEPS[order.state]?.(context, order)
}

async function finish(context: Context, order: PortalOrder): Promise<Change | undefined> {
  const said = order.entitled ? 'on' : await switchOn(context, order)
  if (said === 'on') return { state: 'done' }
  return said === 'later' ? undefined : { state: 'refunding', reason: 'the service could not be switched on' }
}

/** Switches on what was bought. */
async function switchOn(
  { functions, store }: Context,
  { id, imsi, imei14: imei, items }: PortalOrder,
): Promise<'on' | 'later' | 'refused'> {
  const bought = items.filter((item) => item !== 'settings')
  if (bought.length === 0) return 'on'
  const on = await functions.payment.entitle(id, { imsi, imei }, bought)
  const result = on.kind === 'ok' ? 'performed' : on.kind === 'failed' ? 'deferred' : 'failed'
  for (const _item of bought) store.audit.write({ operation: 'OP-ENT', imsi, imei, order: id, result })
  return on.kind === 'ok' ? 'on' : on.kind === 'failed' ? 'later' : 'refused'
}

function move(context: Context, order: PortalOrder, change: Change): PortalOrder {
  const moved = context.store.portal.orders.keep({ ...order, ...change })
  if (moved.state !== order.state) context.log(`order ${moved.id}: ${order.state} → ${moved.state}`)
  const { id, imsi, imei14: imei } = moved
  if (order.state === 'paid' || !moved.state.match(/^(paid|declined|refunded)$/)) return moved
  const result = moved.state === 'paid' ? 'performed' : 'failed'
  const reason = moved.state === 'paid' ? undefined : (moved.reason ?? moved.state)
  context.store.audit.write({
    ...{ operation: 'OP-PAY', imsi, imei, order: id, result },
    ...(reason !== undefined && { reason }),
  })
  return moved
}
