import type { Context } from '../context.ts'
import type { Means, PortalOrder } from '../store/portal-orders.ts'
import type { Visit } from '../store/portal-visits.ts'
import { advance } from './advance.ts'
import { ITEM_NAMES, totalOf } from './catalogue.ts'
import { chargeAgain, chargeOf } from './charge.ts'
import { whyNot } from './judge-order.ts'
import { MEANS, meansPage, optionsPage } from './pages/choice.ts'
import { problemPage } from './pages/entry.ts'
import { orderPage, summaryPage } from './pages/order.ts'
import { complain, goTo, show, type WebAnswer } from './web-answer.ts'
import type { WebRequest } from './web-request.ts'

/** The options: an order begins with them. */
export async function options(context: Context, { method, form, visit }: WebRequest): Promise<WebAnswer> {
  const phone = await phoneOf(context, visit)
  if (phone === undefined) {
    return complain(
      problemPage('No phone', 'We do not see your SIM card in a phone. Put it in and switch the phone on.'),
    )
  }
  if (method === 'GET') return show(optionsPage(visit.csrf, phone.imei14, ['settings']))
  const items = ITEM_NAMES.filter((name) => form[name] !== undefined)
  if (items.length === 0) {
    return complain(optionsPage(visit.csrf, phone.imei14, [], 'Choose at least one thing for your phone.'))
  }
  const account = context.store.portal.accounts.find(visit.account ?? '')
  if (!account) return goTo('/portal/login')
  const { imsi, msisdn } = account
  const id = `o-${context.random.tokens.token(9)}`
  context.store.portal.orders.keep({
    ...{ id, account: account.name, imsi, msisdn, ...phone, items },
    ...{ cents: totalOf(items), state: 'draft' },
  })
  return goTo('/portal/means', { ...visit, order: id })
}

/** The phone that a PC agent associated; without one, the phone in which the network sees the account's card. */
async function phoneOf(
  { functions, store }: Context,
  { phone, account: name = '' }: Visit,
): Promise<{ imei14: string; delivery: PortalOrder['delivery'] } | undefined> {
  if (phone) return { imei14: phone.imei14, delivery: 'pc' }
  const account = store.portal.accounts.find(name)
  const pairs = account && (await functions.pairs('imsi', account.imsi))
  const now = pairs?.kind === 'ok' ? pairs.value.find(({ attached }) => attached) : undefined
  return now && { imei14: now.imei.slice(0, 14), delivery: 'ota' }
}

/** The means of payment of the order that is being put together. */
export function means(context: Context, { method, form, visit }: WebRequest): WebAnswer {
  const order = draftOf(context, visit)
  if (!order) return goTo('/portal/options')
  if (method === 'GET') return show(meansPage(visit.csrf, order))
  const chosen = form['means'] ?? ''
  if (!Object.hasOwn(MEANS, chosen))
    return complain(meansPage(visit.csrf, order, 'Choose how you want to pay.'))
  context.store.portal.orders.keep({ ...order, means: chosen as Means })
  return goTo('/portal/summary')
}

export function summary(context: Context, { visit }: WebRequest): WebAnswer {
  const order = draftOf(context, visit)
  if (!order) return goTo('/portal/options')
  return order.means === undefined ? goTo('/portal/means') : show(summaryPage(visit.csrf, order))
}

const draftOf = ({ store }: Context, { order, account }: Visit): PortalOrder | undefined => {
  const found = store.portal.orders.find(order ?? '')
  return found?.state === 'draft' && found.account === account ? found : undefined
}

/** Somebody agrees. From here on the order goes by itself; a second click finds it on its way. */
export async function confirm(context: Context, request: WebRequest, order: PortalOrder): Promise<WebAnswer> {
  const { visit, form, msisdns } = request
  const { store, functions, decisions, turns } = context
  const page = `/portal/orders/${order.id}`
  const problem = await turns.take(order.id, async () => {
    const now = store.portal.orders.find(order.id) ?? order
    if (now.state !== 'draft') {
      const key = decisions.chargesAgain(now)
      if (key !== undefined) await chargeAgain(context, now, key)
      return undefined
    }
    if (now.means === undefined) return 'Choose how you want to pay.'
    const why = await whyNot(context, visit, now)
    if (why !== undefined) return why
    const payer = await decisions.billedSubscription(functions, now, msisdns)
    const agreed = { ...now, cents: decisions.amountToPay(now, form), payer }
    if (now.means === 'prepaid') {
      const right = await functions.payment.knowsPin(chargeOf(agreed), form['pin'] ?? '')
      if (right.kind === 'failed') return 'The prepaid system does not answer. Please try again.'
      if (right.kind !== 'ok') return 'This contract has no prepaid account. Choose another way to pay.'
      if (!right.value) return 'The prepaid PIN is wrong.'
    }
    store.portal.orders.keep({ ...agreed, state: 'confirmed' })
    return undefined
  })
  if (problem !== undefined) return complain(summaryPage(visit.csrf, order, problem))
  await advance(context, order.id)
  return goTo(page)
}

/** The customer wants it no longer: nothing is taken, or what was taken comes back. */
export async function cancel(context: Context, _request: WebRequest, order: PortalOrder): Promise<WebAnswer> {
  const { store, turns } = context
  await turns.take(order.id, async () => {
    const now = store.portal.orders.find(order.id) ?? order
    if (now.state === 'draft' || now.state === 'challenged')
      store.portal.orders.keep({ ...now, state: 'cancelled' })
    if (now.state !== 'delivering') return
    for (const job of store.jobs.of({ order: now.id })) store.jobs.setState(job.id, 'cancelled')
    store.portal.orders.keep({ ...now, state: 'refunding', reason: 'you cancelled it' })
  })
  await advance(context, order.id)
  return goTo(`/portal/orders/${order.id}`)
}

export async function progress(
  context: Context,
  { visit }: WebRequest,
  order: PortalOrder,
): Promise<WebAnswer> {
  const now = (await advance(context, order.id)) ?? order
  return now.state === 'draft' ? goTo('/portal/summary') : show(orderPage(visit.csrf, now))
}

/** The bank says that something happened to a payment; what, is asked of the bank itself. */
export async function callback(context: Context, id: string): Promise<void> {
  const order = context.store.portal.orders.find(id)
  if (!order) return
  const before = order.state
  const now = await advance(context, id)
  const key = now && before !== 'challenged' ? context.decisions.chargesAgain(now) : undefined
  if (now && key !== undefined) await chargeAgain(context, now, key)
}
