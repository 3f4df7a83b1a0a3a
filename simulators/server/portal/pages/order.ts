import { amountOf } from '../../../world/money.ts'
import type { OrderState, PortalOrder } from '../../store/portal-orders.ts'
import { itemOf } from '../catalogue.ts'
import { type Html, html } from '../html.ts'
import { layout, token } from '../layout.ts'
import { MEANS } from './choice.ts'

/** What is agreed to, word by word: the order is what stands here and nothing else. */
export const summaryPage = (csrf: string, order: PortalOrder, problem?: string): string =>
  layout({
    title: 'Check your order',
    csrf,
    problem,
    body: html`<form method="post" action="/portal/orders/${order.id}/confirm">
${token(csrf)}
${facts(order)}
${
  order.means === 'prepaid' &&
  html`<div class="field"><label for="pin">Prepaid PIN</label>
<input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off" required></div>`
}
<button>Agree and pay ${amountOf(order.cents)}</button>
</form>
${cancelling(csrf, order, 'Cancel order')}`,
  })

const SAYS: Readonly<Record<Exclude<OrderState, 'draft'>, string>> = {
  confirmed: 'We are asking for your payment.',
  challenged: 'Your bank wants to know that it is you.',
  paid: 'Paid. We are getting your phone’s settings ready.',
  delivering: 'Paid. Your phone is being set up: leave it switched on and near your PC.',
  delivered: 'Your phone is set up. We are switching your services on.',
  done: 'Done. Your phone is ready.',
  refunding: 'Your phone could not be set up. We are giving your money back.',
  refunded: 'Your phone could not be set up. You have your money back.',
  declined: 'The payment was declined. Nothing was charged.',
  cancelled: 'Cancelled. Nothing was charged.',
}

const STEPS = ['Payment', 'Phone', 'Done'] as const
const STEP: Partial<Record<OrderState, number>> = { paid: 1, delivering: 1, delivered: 1, done: 2 }
const WAITS: readonly OrderState[] = [
  'confirmed',
  'challenged',
  'paid',
  'delivering',
  'delivered',
  'refunding',
]

/** How far an order is; when it is over, its receipt. */
export function orderPage(csrf: string, order: PortalOrder, problem?: string): string {
  const { state, reason } = order
  const says = state === 'draft' ? '' : SAYS[state]
  const failed = state === 'declined' || state === 'refunded'
  return layout({
    title: state === 'done' ? 'Your receipt' : failed ? 'Your order was not carried out' : 'Your order',
    csrf,
    problem: problem ?? (failed ? `${says}${reason ? ` Reason: ${reason}.` : ''}` : undefined),
    refreshes: WAITS.includes(state) && state !== 'challenged',
    body: html`<div class="card">
<ol class="steps">${STEPS.map((step, index) => html`<li${index === (STEP[state] ?? 0) && html` class="now" aria-current="step"`}>${step}</li>`)}</ol>
${!failed && html`<p role="status">${says}</p>`}
<p hidden id="state" data-state="${state}">${state}</p>
${facts(order)}
${state === 'challenged' && html`<p><a class="button" href="${order.challengeUrl ?? ''}">Continue to your bank</a></p>`}
</div>
${(state === 'challenged' || state === 'delivering') && cancelling(csrf, order, state === 'delivering' ? 'Cancel and get the money back' : 'Cancel order')}
${!WAITS.includes(state) && html`<p><a href="/portal/options">Order something else</a></p>`}`,
  })
}

const facts = ({ id, items, imei14, means, cents }: PortalOrder): Html => html`<dl>
<dt>Order</dt><dd id="order">${id}</dd>
<dt>Phone</dt><dd>${imei14}</dd>
${items.map((name) => html`<dt>${itemOf(name).title}</dt><dd class="item">${amountOf(itemOf(name).cents)}</dd>`)}
<dt>Paid by</dt><dd>${means === undefined ? '–' : MEANS[means].title}</dd>
<dt>Total</dt><dd id="total" class="total">${amountOf(cents)}</dd>
</dl>`

const cancelling = (csrf: string, { id }: PortalOrder, label: string): Html =>
  html`<form method="post" action="/portal/orders/${id}/cancel">${token(csrf)}<button class="quiet">${label}</button></form>`
