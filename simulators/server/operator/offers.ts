import { z } from 'zod'
import { centsOf } from '../../world/money.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import { orderUpdate } from '../software/order-update.ts'
import { imsi, maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const price = z.string().refine((text) => (centsOf(text) ?? -1) >= 0, 'must be like 2.00 EUR')

const order = z
  .object({
    order: z.string().min(1, 'must not be empty').max(100),
    imsi: maybe(imsi),
    msisdn: maybe(msisdn),
    package: z.string(),
    price: maybe(price),
    inSession: maybe(z.boolean()),
    case: maybe(z.string().max(100)),
    passphrase: maybe(z.string().max(200)),
  })
  .refine(
    (fields) => fields.imsi !== undefined || fields.msisdn !== undefined,
    'imsi or msisdn must be given',
  )

/** Offers a package to the phone of a subscription, free or at a price, of the operator's own accord or at the owner's call. */
export const offers: Route = {
  method: 'POST',
  path: '/offers',
  handle: async (context, { body }) => {
    const { package: named, ...fields } = checked(order, body)
    const pack = context.store.packages.byId(named)
    if (!pack) throw new HttpProblem(404, `there is no package ${named}`)
    if (context.store.jobs.of({ order: fields.order }).length > 0)
      throw new HttpProblem(409, `there is an order ${fields.order} already`)
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const ordered = await orderUpdate(context, { ...given, order: fields.order, package: pack })
    return { status: 202, body: { ...ordered } }
  },
}
