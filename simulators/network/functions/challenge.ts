import { BANK_HEADERS, challengePage, nothingToConfirm } from '../../payment/challenge-page.ts'
import { type FunctionAnswer, type Route, text } from './route.ts'

const page = (status: number, body: string): FunctionAnswer => ({ status, body, headers: BANK_HEADERS })

/** Back to the shop, which has to ask the bank what came of it: the way back proves nothing. */
function back(returnUrl: string, id: string): FunctionAnswer {
  const location = new URL(returnUrl)
  location.searchParams.set('payment', id)
  return { status: 303, body: { payment: id }, headers: { location: location.href } }
}

const about = (method: Route['method'], answer: Route['answer']): Route => ({
  name: 'bank',
  method,
  pattern: /^\/bank\/challenges\/([^/]+)$/,
  concerns: ({ payment }, _request, id) => payment.bank.find(id) !== undefined,
  answer,
})

const shown = about('GET', ({ payment }, _request, id) => {
  const found = payment.bank.find(id)
  if (!found) return page(404, nothingToConfirm())
  return found.state === 'pending' ? page(200, challengePage(found)) : back(found.returnUrl, id)
})

const answered = about('POST', ({ payment }, { body }, id) => {
  const found = payment.bank.find(id)
  if (!found) return page(404, nothingToConfirm())
  if (text(body, 'action') === 'cancel') payment.bank.cancel(id)
  else {
    const answer = { number: text(body, 'number'), code: text(body, 'code') }
    const said = payment.bank.answer(id, answer, payment.atKeyboard)
    if (said === 'again') return page(403, challengePage(found, 'Card number or code are wrong. Try again.'))
  }
  return back(found.returnUrl, id)
})

/** The page on which the customer confirms a payment to the bank. */
export const challenge: readonly Route[] = [shown, answered]
