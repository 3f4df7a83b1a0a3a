import type { Reservation } from '../../payment/billing.ts'
import { amountOf } from '../../world/money.ts'
import { type Route, text } from './route.ts'
import { follow, moved, transfer } from './transfer.ts'

const said = ({ id, state, cents }: Reservation) => ({ reservation: id, state, amount: amountOf(cents) })

const reserve: Route = {
  name: 'billing',
  method: 'POST',
  pattern: /^\/billing\/reservations$/,
  concerns: ({ payment }, { body }) => payment.billing.hasBill(text(body, 'imsi')),
  answer: transfer(({ billing }, wish, { body }, declined) =>
    moved(billing.reserve({ ...wish, imsi: text(body, 'imsi') }, declined), 201, said),
  ),
}

const settle = (step: 'commit' | 'release' | 'refund'): Route => ({
  name: 'billing',
  method: 'POST',
  pattern: new RegExp(`^/billing/reservations/([^/]+)/${step}$`),
  concerns: ({ payment }, _request, id) => payment.billing.knows(id),
  answer: follow(({ billing }, id) => moved(billing[step](id), 200, said)),
})

/** The monthly bill: money is reserved, and taken when the work is done. */
export const billing: readonly Route[] = [reserve, settle('commit'), settle('release'), settle('refund')]
