import { z } from 'zod'
import { orderLock } from '../lock/order-lock.ts'
import { maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const order = z.object({
  case: z.string().min(1, 'must not be empty').max(100),
  msisdn,
  passphrase: maybe(z.string().max(200)),
  operation: z.enum(['lock', 'partly-lock', 'unlock', 'wipe', 'reset']),
})

/** The owner of a lost phone has it locked, wiped or unlocked. */
export const locks: Route = {
  method: 'POST',
  path: '/locks',
  handle: async (context, { body }) => {
    const { passphrase, ...fields } = checked(order, body)
    const call = { ...fields, ...(passphrase !== undefined && { passphrase }) }
    return { status: 202, body: { ...(await orderLock(context, call)) } }
  },
}
