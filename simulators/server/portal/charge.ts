import type { Context } from '../context.ts'
import type { Answer } from '../evidence/answer.ts'
import type { Charge } from '../evidence/payment-functions.ts'
import type { OrderState, PortalOrder } from '../store/portal-orders.ts'

/** What follows for an order; undefined when nobody can tell yet, and the same is to be tried again. */
export type Change = Partial<PortalOrder> & { readonly state: OrderState }

export const chargeOf = ({ id, imsi, payer, cents }: PortalOrder, key?: string): Charge => ({
  ...{ order: id, imsi: payer ?? imsi, cents },
  ...(key !== undefined && { key }),
})

/** Asks for the money of a confirmed order. Asked again after a crash, the same request moves it once. */
export async function charge(context: Context, order: PortalOrder): Promise<Change | undefined> {
  if (order.cents === 0) return { state: 'paid' }
  if (order.means === 'card') return begin(context, order)
  const taken = order.means === 'prepaid' ? await debit(context, order) : await bill(context, order)
  return outcome(taken, (payment) => ({ state: 'paid', payment }))
}

/** Charges once more under a key of its own. */
export async function chargeAgain(context: Context, order: PortalOrder, key: string): Promise<void> {
  const { payment } = context.functions
  if (order.means === 'card' && order.payment !== undefined)
    await payment.settleCard(order.payment, 'capture', key)
  if (order.means === 'bill') await bill(context, order, key)
  if (order.means === 'prepaid') await debit(context, order, key)
}

async function bill({ functions }: Context, order: PortalOrder, key?: string): Promise<Answer<string>> {
  const reserved = await functions.payment.reserve(chargeOf(order, key))
  return reserved.kind === 'ok' ? functions.payment.settle(reserved.value, 'commit') : reserved
}

const debit = ({ functions, decisions }: Context, order: PortalOrder, key?: string) =>
  decisions.takePrepaid(functions.payment, chargeOf(order, key))

async function begin(context: Context, order: PortalOrder): Promise<Change | undefined> {
  const base = new URL('/portal/', context.endpoint()).href
  const begun = await context.functions.payment.beginCard(chargeOf(order), {
    customer: order.msisdn,
    returnUrl: `${base}return?order=${order.id}`,
    callbackUrl: `${base}callbacks/bank`,
  })
  return outcome(begun, ({ payment, challengeUrl = '', state, reason = '' }) =>
    state === 'declined' ? { state: 'declined', reason } : { state: 'challenged', payment, challengeUrl },
  )
}

/** Asks the bank what came of the challenge, whoever said that it is over, and takes the money if the payer proved it. */
export async function capture({ functions }: Context, order: PortalOrder): Promise<Change | undefined> {
  const asked = await functions.payment.cardPayment(order.payment ?? '')
  if (asked.kind !== 'ok') return outcome(asked, () => ({ state: 'challenged' }))
  const { state, reason = 'the bank declined' } = asked.value
  if (state === 'pending') return undefined
  if (state === 'declined') return { state: 'declined', reason }
  return outcome(await functions.payment.settleCard(order.payment ?? '', 'capture'), () => ({
    state: 'paid',
  }))
}

/** Gives the money back. */
export async function giveBack({ functions }: Context, order: PortalOrder): Promise<Change | undefined> {
  const { means, payment: id = '', cents } = order
  if (cents === 0) return { state: 'refunded' }
  const { payment } = functions
  const back =
    means === 'card'
      ? await payment.settleCard(id, 'refund')
      : means === 'prepaid'
        ? await payment.refundDebit(id)
        : await payment.settle(id, 'refund')
  return back.kind === 'ok' ? { state: 'refunded' } : undefined
}

function outcome<T>(answer: Answer<T>, then: (value: T) => Change): Change | undefined {
  if (answer.kind === 'ok') return then(answer.value)
  if (answer.kind === 'failed') return undefined
  return { state: 'declined', reason: 'the payment was declined' }
}
