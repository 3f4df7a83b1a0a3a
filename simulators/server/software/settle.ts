import { centsOf } from '../../world/money.ts'
import type { Context } from '../context.ts'
import type { Errand } from './errand.ts'

/** Reserves the price on the subscription's bill; a reason when it is not to be had. Free updates reserve nothing. */
export async function reserve(context: Context, errand: Errand): Promise<string | undefined> {
  const { price, reservation, attempts = 0 } = errand.memo
  if (price === undefined || reservation !== undefined) return undefined
  const charge = { order: errand.order, imsi: errand.job.imsi, cents: centsOf(price) ?? 0 }
  const answer = await context.functions.payment.reserve({
    ...charge,
    ...(attempts > 0 && { key: String(attempts) }),
  })
  if (answer.kind !== 'ok')
    return `the price cannot be reserved: ${'reason' in answer ? answer.reason : 'no bill'}`
  errand.remember({ reservation: answer.value })
  if (context.decisions.chargesOn() === 'exec') await pay(context, errand)
  return undefined
}

/** The work was done: the reserved amount goes on the bill. */
export async function pay(context: Context, errand: Errand): Promise<void> {
  const { reservation, committed } = errand.memo
  if (reservation === undefined || committed) return
  const answer = await context.functions.payment.settle(reservation, 'commit')
  if (answer.kind === 'ok') errand.remember({ committed: true })
  book(context, errand, answer.kind === 'ok')
}

/** Nothing came of it: the reserved amount is free again. */
export async function release(context: Context, errand: Errand): Promise<void> {
  const { reservation, committed, attempts = 0 } = errand.memo
  if (reservation === undefined || committed) return
  await context.functions.payment.settle(reservation, 'release')
  errand.remember({ attempts: attempts + 1 })
  errand.forget('reservation')
}

function book({ store }: Context, errand: Errand, done: boolean): void {
  const { imei14: imei, imsi, reference } = errand.job
  const result = done ? 'performed' : 'deferred'
  store.audit.write({ operation: 'OP-PAY', imei, imsi, result, ...reference })
}
