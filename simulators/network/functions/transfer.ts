import { type Asked, isRefusal, type Refusal } from '../../payment/transfer.ts'
import { centsOf } from '../../world/money.ts'
import type { Network } from '../network.ts'
import type { FunctionRequest } from './route.ts'
import { down, type FunctionAnswer, type Route, refuse, text } from './route.ts'

/** The body of a request that moves money; undefined when order or amount are not what they must be. */
function asked(body: unknown): Asked | undefined {
  const cents = centsOf(text(body, 'amount'))
  const [order, key] = [text(body, 'order'), text(body, 'key')]
  if (order === '' || cents === undefined || cents <= 0) return undefined
  return { order, cents, ...(key !== '' && { key }) }
}

const STATUS = { unknown: 404, declined: 402, conflict: 409, state: 409 } as const

/** What was moved, or why not. */
export function moved<T>(made: T | Refusal, status: number, body: (made: T) => unknown): FunctionAnswer {
  return isRefusal(made) ? refuse(STATUS[made.refused], made.reason) : { status, body: body(made) }
}

/** Moves money for an order: `declined` when a fault makes whoever keeps the money say no. */
export const transfer =
  (
    move: (
      payment: Network['payment'],
      wish: Asked,
      request: FunctionRequest,
      declined: boolean,
    ) => FunctionAnswer,
  ): Route['answer'] =>
  ({ payment }, request, _id, fault) => {
    const wish = asked(request.body)
    if (!wish) return refuse(400, 'order and amount must be given, the amount above zero and like 2.00 EUR')
    return down(fault) ?? move(payment, wish, request, fault?.kind === 'decline')
  }

/** Does to something that was made before what its path says: commit, release, capture, refund. */
export const follow =
  (
    move: (payment: Network['payment'], id: string, request: FunctionRequest) => FunctionAnswer,
  ): Route['answer'] =>
  ({ payment }, request, id, fault) =>
    down(fault) ?? move(payment, id, request)
