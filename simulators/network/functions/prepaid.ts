import type { Debit } from '../../payment/prepaid.ts'
import { amountOf } from '../../world/money.ts'
import { down, ok, type Route, refuse, text } from './route.ts'
import { follow, moved, transfer } from './transfer.ts'

const said = ({ id, state, cents, balance }: Debit) => ({
  debit: id,
  state,
  amount: amountOf(cents),
  balance: amountOf(balance),
})

/** A request that names the account by its IMSI. */
const about = (path: string, answer: Route['answer']): Route => ({
  name: 'prepaid',
  method: 'POST',
  pattern: new RegExp(`^/prepaid/${path}$`),
  concerns: ({ payment }, { body }) => payment.prepaid.has(text(body, 'imsi')),
  answer,
})

const verification = about(
  'verifications',
  transfer((payment, wish, { body }) => {
    const shown = { ...wish, imsi: text(body, 'imsi'), pin: text(body, 'pin') }
    return moved(payment.prepaid.verify(shown, payment.atKeyboard), 200, (right) => ({ ok: right }))
  }),
)

const debit = about(
  'debits',
  transfer(({ prepaid }, wish, { body }, declined) => {
    const unchecked = (body as { unchecked?: unknown } | null)?.unchecked === true
    return moved(prepaid.debit({ ...wish, imsi: text(body, 'imsi'), unchecked }, declined), 201, said)
  }),
)

const credit = about(
  'credits',
  transfer(({ prepaid }, wish, { body }) => {
    const made = prepaid.credit({ ...wish, imsi: text(body, 'imsi') })
    return moved(made, 201, (balance) => ({ balance: amountOf(balance) }))
  }),
)

const refund: Route = {
  name: 'prepaid',
  method: 'POST',
  pattern: /^\/prepaid\/debits\/([^/]+)\/refund$/,
  concerns: ({ payment }, _request, id) => payment.prepaid.knows(id),
  answer: follow(({ prepaid }, id) => moved(prepaid.refund(id), 200, said)),
}

const account: Route = {
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

/** Prepaid accounts: whoever holds one proves it by a PIN, and pays at once. */
export const prepaid: readonly Route[] = [verification, debit, refund, credit, account]
