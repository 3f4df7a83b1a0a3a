import { createHash } from 'node:crypto'
import { amountOf } from '../world/money.ts'
import type { Payment } from './bank.ts'

const STYLE = `:root { color-scheme: light; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; background: #eef3f0; color: #17211c; }
main { box-sizing: border-box; width: min(24rem, 100% - 2rem); margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 0.75rem; }
.bank { margin: 0; color: #175c3d; font-weight: 600; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input, button { box-sizing: border-box; width: 100%; padding: 0.7rem; font: inherit; border-radius: 0.4rem; }
input { border: 1px solid #5d6f66; }
button { margin-top: 1rem; border: 1px solid #175c3d; background: #175c3d; color: #fff; cursor: pointer; }
button.quiet { background: #fff; color: #175c3d; }
:focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
.problem { padding: 0.7rem; background: #fdeaea; border-left: 4px solid #a11; }
`

/** Sent with every page of the bank: nothing is loaded, nothing runs, nobody frames it. */
export const BANK_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
} as const

/** The bank asks the payer for the card and for what only its holder knows. */
export function challengePage(payment: Payment, problem?: string): string {
  const amount = amountOf(payment.cents)
  return page(
    'Confirm your payment',
    `<p>You pay <strong>${amount}</strong> for order <strong>${escaped(payment.order)}</strong>.</p>
${problem === undefined ? '' : `<p role="alert" class="problem">${escaped(problem)}</p>`}
<form method="post" autocomplete="off">
<label for="number">Card number</label>
<input id="number" name="number" inputmode="numeric" autocomplete="cc-number" required autofocus>
<label for="code">Code from your bank</label>
<input id="code" name="code" type="password" autocomplete="one-time-code" required>
<button name="action" value="pay">Pay ${amount}</button>
<button name="action" value="cancel" class="quiet" formnovalidate>Cancel</button>
</form>`,
  )
}

/** Where there is nothing to confirm (any more). */
export const nothingToConfirm = (): string =>
  page('Nothing to confirm', '<p>This payment is not known, or it is over. Go back to the shop.</p>')

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Card bank</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="bank">Card bank</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
