import type { Context } from '../context.ts'
import type { Subscriber } from '../evidence/facts.ts'
import { heard } from '../evidence/heard.ts'
import type { StoredPackage } from '../store/packages.ts'
import { notify } from '../work/notify.ts'
import type { Memo } from './errand.ts'

export interface Offer {
  readonly order: string
  readonly imsi?: string
  readonly msisdn?: string
  readonly package: StoredPackage
  /** Like `2.00 EUR`; nothing is charged where it is not given. */
  readonly price?: string
  /** The package goes to the phone as a large object in the session. */
  readonly inSession?: boolean
  /** Set when the subscriber asks for it: the call to customer care, and what was said there. */
  readonly case?: string
  readonly passphrase?: string
}

export type Ordered =
  | { readonly outcome: 'ordered'; readonly order: string; readonly price?: string }
  | { readonly outcome: 'refused' | 'deferred'; readonly reason: string }

const no = (outcome: 'refused' | 'deferred', reason: string): Ordered => ({ outcome, reason })

/** Offers a package to the phone of a subscription: finds both, puts the job on the list, and has the phone call in. */
export async function orderUpdate(context: Context, offer: Offer): Promise<Ordered> {
  const { decisions, functions, store } = context
  const key = offer.imsi === undefined ? 'msisdn' : 'imsi'
  const hlr = heard(decisions, 'hlr', await functions.subscriber(key, offer.imsi ?? offer.msisdn ?? ''))
  if (hlr.is === 'unknown') return no('refused', 'there is no such subscription')
  if (hlr.is !== 'known') return no('deferred', 'the HLR gave no answer')
  const { imsi, msisdn } = hlr.value
  const add = heard(decisions, 'add', await functions.pairs('imsi', imsi))
  const pairs = add.is === 'known' ? [...add.value].sort((a, b) => a.ageSeconds - b.ageSeconds) : []
  const imei14 = (pairs.find(({ attached }) => attached) ?? pairs[0])?.imei.slice(0, 14)
  const account = imei14 === undefined ? undefined : store.accounts.currentOf(imei14)
  if (imei14 === undefined || account?.imsi !== imsi)
    return no('refused', 'no phone of this subscription has an account')
  const owner = await orderedByOwner(context, offer, msisdn)
  if (owner === 'no') return no('refused', 'the caller was not verified')
  const price = priceFor(hlr.value, offer.price)
  const memo: Memo = {
    package: offer.package.id,
    confirms: true,
    authenticates: price !== undefined,
    provesSubscriber: price !== undefined,
    ...(offer.inSession && { inSession: true }),
    ...(owner === 'yes' && { orderedByOwner: true }),
    ...(msisdn !== undefined && { msisdn }),
    ...(price !== undefined && { price }),
  }
  const { order } = offer
  store.jobs.open({ kind: 'update', imei14, imsi, reference: { order }, memo: { ...memo } })
  const initiator = decisions.initiatorBit({ userRequest: owner === 'yes' })
  const { delivered } = await notify(context, account, { uiMode: 1, initiator, order })
  if (delivered === undefined) return no('deferred', 'the push function did not take the message')
  return { outcome: 'ordered', order, ...(price !== undefined && { price }) }
}

/** The price by the class of the subscription: an enterprise has paid in its contract. */
function priceFor({ subscription }: Subscriber, price: string | undefined): string | undefined {
  return subscription === 'corporate' || price === undefined || /^0+(\.0+)? /.test(price) ? undefined : price
}

async function orderedByOwner(
  { decisions, functions }: Context,
  { case: careCase, passphrase }: Offer,
  msisdn: string | undefined,
): Promise<'yes' | 'no' | 'not-asked'> {
  if (careCase === undefined) return 'not-asked'
  const caller = { careCase, msisdn: msisdn ?? '', ...(passphrase !== undefined && { passphrase }) }
  const crm = heard(decisions, 'crm', await decisions.callerVerified(functions, caller))
  return crm.is === 'known' && crm.value ? 'yes' : 'no'
}
