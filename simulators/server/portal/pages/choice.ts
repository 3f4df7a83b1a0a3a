import { amountOf } from '../../../world/money.ts'
import type { Means, PortalOrder } from '../../store/portal-orders.ts'
import { ITEM_NAMES, itemOf } from '../catalogue.ts'
import { html } from '../html.ts'
import { layout, token } from '../layout.ts'

/** What the phone gets. */
export const optionsPage = (
  csrf: string,
  phone: string,
  chosen: readonly string[],
  problem?: string,
): string =>
  layout({
    title: 'What shall your phone get?',
    csrf,
    problem,
    body: html`<form method="post" action="/portal/options">
${token(csrf)}
<fieldset><legend>For the phone with IMEI ${phone}</legend>
${ITEM_NAMES.map((name) => {
  const { title, note, cents } = itemOf(name)
  return html`<div class="choice"><input type="checkbox" id="${name}" name="${name}"${chosen.includes(name) && html` checked`}>
<label for="${name}">${title}</label> <span class="price">${amountOf(cents)}</span> <small>${note}</small></div>`
})}
</fieldset>
<button>Continue</button>
</form>`,
  })

export const MEANS: Readonly<Record<Means, { title: string; note: string }>> = {
  bill: { title: 'Phone bill', note: 'On the next bill of your contract' },
  card: { title: 'Credit card', note: 'Your bank asks you to confirm on its own page' },
  prepaid: { title: 'Prepaid account', note: 'From the balance of this contract' },
}

/** How it is paid. */
export const meansPage = (csrf: string, order: PortalOrder, problem?: string): string =>
  layout({
    title: 'How do you want to pay?',
    csrf,
    problem,
    body: html`<form method="post" action="/portal/means">
${token(csrf)}
<fieldset><legend>You pay ${amountOf(order.cents)}</legend>
${(Object.keys(MEANS) as Means[]).map(
  (
    name,
  ) => html`<div class="choice"><input type="radio" id="${name}" name="means" value="${name}"${order.means === name && html` checked`} required>
<label for="${name}">${MEANS[name].title}</label> <small>${MEANS[name].note}</small></div>`,
)}
</fieldset>
<button>Continue</button>
</form>`,
  })
