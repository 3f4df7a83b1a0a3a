import { z } from 'zod'
import { imsi, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const order = z.object({
  account: z.string().min(3, 'must have 3 characters or more').max(100),
  password: z.string().min(8, 'must have 8 characters or more').max(200),
  imsi,
  msisdn,
})

/** Gives the owner of a subscription an account on the portal. */
export const portalAccounts: Route = {
  method: 'POST',
  path: '/portal-accounts',
  handle: (context, { body }) => {
    const { account: name, password, imsi, msisdn } = checked(order, body)
    context.store.portal.accounts.set({ name, imsi, msisdn }, password, context.random.secrets.token(12))
    return { status: 201, body: { account: name } }
  },
}
