import { z } from 'zod'
import { noted, type Outcome } from '../bootstrap/outcome.ts'
import { bootstrap } from '../bootstrap/send.ts'
import { findCaller } from '../care/caller.ts'
import type { Context } from '../context.ts'
import { maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const order = z.object({
  case: z.string().min(1, 'must not be empty').max(100),
  msisdn,
  passphrase: maybe(z.string().max(200)),
  delivery: maybe(z.enum(['network', 'userpin', 'usernetwpin'])),
})

type Request = z.infer<typeof order>

/** A user asks care to have the device set up: care verifies the caller, then finds the device by the subscription. */
export const requests: Route = {
  method: 'POST',
  path: '/requests',
  handle: async (context, { body }) => ({
    status: 202,
    body: { ...(await serve(context, checked(order, body))) },
  }),
}

async function serve(context: Context, request: Request): Promise<Outcome & { pin?: string }> {
  const { case: careCase, msisdn, passphrase, delivery = 'network' } = request
  const caller = { careCase, msisdn, ...(passphrase !== undefined && { passphrase }) }
  const found = await findCaller(context, caller)
  if (found.kind !== 'found') {
    const { kind: outcome, reason, imsi } = found
    return noted(context, imsi === undefined ? {} : { imsi }, { outcome, reason })
  }
  const { imsi, imei14 } = found
  const user = delivery === 'network' ? undefined : userPin(context, delivery)
  const outcome = await bootstrap(context, {
    ...{ imsi, msisdn, imei14, careCase },
    origin: 'user',
    ...(user && { user }),
  })
  return outcome.outcome === 'bootstrapped' && user ? { ...outcome, pin: user.pin } : outcome
}

/** Care reads it out to the caller; it is never sent to the device. */
function userPin({ random }: Context, delivery: 'userpin' | 'usernetwpin') {
  return { pin: random.pins.digits(8), withCard: delivery === 'usernetwpin' }
}
