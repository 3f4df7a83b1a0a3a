import { z } from 'zod'
import { issue } from '../bootstrap/issue.ts'
import { imsi, maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const order = z.object({
  iccid: z.string().regex(/^\d{18,20}$/, 'must be 18 to 20 digits'),
  imsi,
  msisdn: maybe(msisdn),
  private: z.boolean(),
  userConfirm: z.boolean(),
  profile: maybe(z.enum(['cp', 'dm'])),
})

/**
 * Makes the bootstrap file of a smart card at personalisation. An earlier card of the subscription is void from now on.
 * The record names the device as soon as one uses the account.
 */
export const cards: Route = {
  method: 'POST',
  path: '/cards',
  handle: (context, { body }) => {
    const {
      imsi,
      msisdn,
      private: isPrivate,
      userConfirm,
      profile = context.bootstrapProfile,
    } = checked(order, body)
    for (const earlier of context.store.accounts.ofCards(imsi)) {
      context.store.accounts.setState(earlier.id, 'retired')
    }
    const { account, document } = issue(context, { imsi, origin: 'card', profile, ...(msisdn && { msisdn }) })
    context.store.audit.write({
      operation: 'OP-BOOT',
      imsi,
      account: account.id,
      result: 'performed',
      reason: 'card',
    })
    return {
      status: 201,
      body: { profile, document: Buffer.from(document).toString('base64'), private: isPrivate, userConfirm },
    }
  },
}
