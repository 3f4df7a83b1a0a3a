import type { Payment } from '../../payment/bank.ts'
import { amountOf } from '../../world/money.ts'
import { down, ok, type Route, refuse, text } from './route.ts'
import { follow, moved, transfer } from './transfer.ts'

const said = ({ id, order, state, cents, reason }: Payment) => ({
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
  answer: transfer(({ bank }, wish, { body, origin = '' }, declined) => {
    const [returnUrl, callbackUrl] = [text(body, 'returnUrl'), text(body, 'callbackUrl')]
    if (!isWeb(returnUrl) || (callbackUrl !== '' && !isWeb(callbackUrl)))
      return refuse(400, 'returnUrl, and callbackUrl where given, must be http:// or https:// URLs')
    const made = bank.create({ ...wish, returnUrl, ...(callbackUrl !== '' && { callbackUrl }) }, declined)
    return moved(made, 201, (created) => ({
      ...said(created),
      challengeUrl: `${origin}/bank/challenges/${created.id}`,
    }))
  }),
}

/** A request about a payment that was made before. */
const about = (method: Route['method'], step: string, answer: Route['answer']): Route => ({
  name: 'bank',
  method,
  pattern: new RegExp(`^/bank/payments/([^/]+)${step}$`),
  concerns: ({ payment }, _request, id) => payment.bank.find(id) !== undefined,
  answer,
})

const state = about('GET', '', ({ payment }, _request, id, fault) => {
  const found = payment.bank.find(id)
  return down(fault) ?? (found ? ok(said(found)) : refuse(404, 'there is no such payment'))
})

const capture = about('POST', '/capture', ({ payment }, { body }, id, fault) => {
  const failed = down(fault)
  if (failed) return failed
  if (fault?.kind === 'decline') return refuse(402, 'the bank declines')
  return moved(payment.bank.capture(id, text(body, 'key')), 200, said)
})

const refund = about(
  'POST',
  '/refund',
  follow(({ bank }, id) => moved(bank.refund(id), 200, said)),
)

/** The bank as a shop sees it: a payment that the customer confirms at the bank, then captured or given back. */
export const bank: readonly Route[] = [pay, state, capture, refund]
