import type { Payment as BankPayment } from '../payment/bank.ts'
import type { Reservation } from '../payment/billing.ts'
import { BANK_HEADERS, challengePage, nothingToConfirm } from '../payment/challenge-page.ts'
import type { Debit } from '../payment/prepaid.ts'
import type { Asked, Refusal } from '../payment/transfer.ts'
import { amountOf, centsOf } from '../world/money.ts'
import type { Fault } from './faults.ts'
import { type FunctionAnswer, ok, type Route, refuse, text } from './function-route.ts'

/** The body of a request that moves money; undefined when order or amount are not what they must be. */
function asked(body: unknown): Asked | undefined {
  const cents = centsOf(text(body, 'amount'))
  const [order, key] = [text(body, 'order'), text(body, 'key')]
  if (order === '' || cents === undefined || cents <= 0) return undefined
  return { order, cents, ...(key !== '' && { key }) }
}

const UNREADABLE = refuse(400, 'order and amount must be given, the amount above zero and like 2.00 EUR')

const STATUS = { unknown: 404, declined: 402, conflict: 409, state: 409 } as const

const isRefusal = (made: unknown): made is Refusal =>
  typeof made === 'object' && made !== null && 'refused' in made

/** What was moved, or why not. */
function moved<T>(made: T | Refusal, status: number, body: (made: T) => unknown): FunctionAnswer {
  return isRefusal(made) ? refuse(STATUS[made.refused], made.reason) : { status, body: body(made) }
}

function down(fault: Fault | undefined): FunctionAnswer | undefined {
  if (fault?.kind === 'timeout') return 'no-answer'
  return fault?.kind === 'error' ? refuse(503, 'system failure') : undefined
}

const reservation = ({ id, state, cents }: Reservation) => ({
  reservation: id,
  state,
  amount: amountOf(cents),
})

const reserve: Route = {
  name: 'billing',
  method: 'POST',
  pattern: /^\/billing\/reservations$/,
  concerns: ({ payment }, { body }) => payment.billing.hasBill(text(body, 'imsi')),
  answer: ({ payment }, { body }, _id, fault) => {
    const wish = asked(body)
    if (!wish) return UNREADABLE
    const failed = down(fault)
    if (failed) return failed
    const made = payment.billing.reserve({ ...wish, imsi: text(body, 'imsi') }, fault?.kind === 'decline')
    return moved(made, 201, reservation)
  },
}

const settle: readonly Route[] = (['commit', 'release', 'refund'] as const).map((step) => ({
  name: 'billing',
  method: 'POST',
  pattern: new RegExp(`^/billing/reservations/([^/]+)/${step}$`),
  concerns: ({ payment }, _request, id) => payment.billing.knows(id),
  answer: ({ payment }, _request, id, fault) =>
    down(fault) ?? moved(payment.billing[step](id), 200, reservation),
}))

const paymentBody = ({ id, order, state, cents, reason }: BankPayment) => ({
  payment: id,
  order,
  state,
  amount: amountOf(cents),
  ...(reason !== '' && { reason }),
})

const isWeb = (url: string) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')

const pay: Route = {
  name: 'bank',
  method: 'POST',
  pattern: /^\/bank\/payments$/,
  concerns: ({ payment }, { body }) => payment.bank.hasCustomer(text(body, 'customer')),
  answer: ({ payment }, { body, origin }, _id, fault) => {
    const wish = asked(body)
    const [returnUrl, callbackUrl] = [text(body, 'returnUrl'), text(body, 'callbackUrl')]
    if (!wish) return UNREADABLE
    if (!isWeb(returnUrl) || (callbackUrl !== '' && !isWeb(callbackUrl)))
      return refuse(400, 'returnUrl, and callbackUrl where given, must be http:// or https:// URLs')
    const failed = down(fault)
    if (failed) return failed
    const made = payment.bank.create(
      { ...wish, returnUrl, ...(callbackUrl !== '' && { callbackUrl }) },
      fault?.kind === 'decline',
    )
    return moved(made, 201, (created) => ({
      ...paymentBody(created),
      challengeUrl: `${origin ?? ''}/bank/challenges/${created.id}`,
    }))
  },
}

const payment: Route = {
  name: 'bank',
  method: 'GET',
  pattern: /^\/bank\/payments\/([^/]+)$/,
  concerns: ({ payment }, _request, id) => payment.bank.find(id) !== undefined,
  answer: ({ payment }, _request, id, fault) => {
    const found = payment.bank.find(id)
    return down(fault) ?? (found ? ok(paymentBody(found)) : refuse(404, 'there is no such payment'))
  },
}

const settlePayment: readonly Route[] = (['capture', 'refund'] as const).map((step) => ({
  name: 'bank',
  method: 'POST',
  pattern: new RegExp(`^/bank/payments/([^/]+)/${step}$`),
  concerns: ({ payment }, _request, id) => payment.bank.find(id) !== undefined,
  answer: ({ payment }, { body }, id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    if (fault?.kind === 'decline') return refuse(402, 'the bank declines')
    const made = step === 'capture' ? payment.bank.capture(id, text(body, 'key')) : payment.bank.refund(id)
    return moved(made, 200, paymentBody)
  },
}))

const page = (status: number, body: string): FunctionAnswer => ({ status, body, headers: BANK_HEADERS })

/** Back to the shop, which has to ask the bank what came of it: the way back proves nothing. */
function back(returnUrl: string, id: string): FunctionAnswer {
  const location = new URL(returnUrl)
  location.searchParams.set('payment', id)
  return { status: 303, body: { payment: id }, headers: { location: location.href } }
}

const challenge: readonly Route[] = (['GET', 'POST'] as const).map((method) => ({
  name: 'bank',
  method,
  pattern: /^\/bank\/challenges\/([^/]+)$/,
  concerns: ({ payment }, _request, id) => payment.bank.find(id) !== undefined,
  answer: ({ payment }, { body }, id) => {
    const found = payment.bank.find(id)
    if (!found) return page(404, nothingToConfirm())
    if (method === 'GET' && found.state === 'pending') return page(200, challengePage(found))
    if (method === 'GET') return back(found.returnUrl, id)
    if (text(body, 'action') === 'cancel') payment.bank.cancel(id)
    else {
      const answer = { number: text(body, 'number'), code: text(body, 'code') }
      const said = payment.bank.answer(id, answer, payment.atKeyboard)
      if (said === 'again')
        return page(403, challengePage(found, 'Card number or code are wrong. Try again.'))
    }
    return back(found.returnUrl, id)
  },
}))

const debitBody = ({ id, state, cents, balance }: Debit) => ({
  debit: id,
  state,
  amount: amountOf(cents),
  balance: amountOf(balance),
})

const debit: Route = {
  name: 'prepaid',
  method: 'POST',
  pattern: /^\/prepaid\/debits$/,
  concerns: ({ payment }, { body }) => payment.prepaid.has(text(body, 'imsi')),
  answer: ({ payment }, { body }, _id, fault) => {
    const wish = asked(body)
    if (!wish) return UNREADABLE
    const failed = down(fault)
    if (failed) return failed
    const unchecked = (body as { unchecked?: unknown } | null)?.unchecked === true
    const full = { ...wish, imsi: text(body, 'imsi'), unchecked }
    return moved(payment.prepaid.debit(full, fault?.kind === 'decline'), 201, debitBody)
  },
}

const verification: Route = {
  name: 'prepaid',
  method: 'POST',
  pattern: /^\/prepaid\/verifications$/,
  concerns: ({ payment }, { body }) => payment.prepaid.has(text(body, 'imsi')),
  answer: ({ payment }, { body }, _id, fault) => {
    const wish = asked(body)
    if (!wish) return UNREADABLE
    const failed = down(fault)
    if (failed) return failed
    const full = { ...wish, imsi: text(body, 'imsi'), pin: text(body, 'pin') }
    return moved(payment.prepaid.verify(full, payment.atKeyboard), 200, (right) => ({ ok: right }))
  },
}

const refundDebit: Route = {
  name: 'prepaid',
  method: 'POST',
  pattern: /^\/prepaid\/debits\/([^/]+)\/refund$/,
  concerns: ({ payment }, _request, id) => payment.prepaid.knows(id),
  answer: ({ payment }, _request, id, fault) =>
    down(fault) ?? moved(payment.prepaid.refund(id), 200, debitBody),
}

const credit: Route = {
  name: 'prepaid',
  method: 'POST',
  pattern: /^\/prepaid\/credits$/,
  concerns: ({ payment }, { body }) => payment.prepaid.has(text(body, 'imsi')),
  answer: ({ payment }, { body }, _id, fault) => {
    const wish = asked(body)
    if (!wish) return UNREADABLE
    const failed = down(fault)
    if (failed) return failed
    const made = payment.prepaid.credit({ ...wish, imsi: text(body, 'imsi') })
    return moved(made, 201, (balance) => ({ balance: amountOf(balance) }))
  },
}

const balance: Route = {
  name: 'prepaid',
  method: 'GET',
  pattern: /^\/prepaid\/accounts\/([^/]+)$/,
  concerns: ({ payment }, _request, id) => payment.prepaid.has(id),
  answer: ({ payment }, _request, id, fault) => {
    const cents = payment.prepaid.balanceOf(id)
    if (cents === undefined) return refuse(404, 'the subscription has no prepaid account')
    return down(fault) ?? ok({ balance: amountOf(cents), ageSeconds: 0 })
  },
}

const entitlements: Route = {
  name: 'entitlements',
  method: 'POST',
  pattern: /^\/entitlements$/,
  concerns: (network, { body }) => network.hlr.find('imsi', text(body, 'imsi')) !== undefined,
  answer: ({ payment }, { body }, _id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    const [order, imsi, imei] = [text(body, 'order'), text(body, 'imsi'), text(body, 'imei')]
    const items = (body as { items?: unknown } | null)?.items
    if (order === '' || !Array.isArray(items) || !items.every((item) => typeof item === 'string'))
      return refuse(400, 'order, imsi and items must be given')
    payment.entitlements.switchOn(order, { imsi, ...(imei !== '' && { imei: imei.slice(0, 14) }) }, items)
    return { status: 201, body: { on: items } }
  },
}

/** Billing, bank, prepaid system, and the register of what was bought: each request once, however often it comes. */
export const PAYMENT_ROUTES: readonly Route[] = [
  ...[reserve, ...settle],
  ...[pay, payment, ...settlePayment, ...challenge],
  ...[verification, debit, refundDebit, credit, balance],
  entitlements,
]
