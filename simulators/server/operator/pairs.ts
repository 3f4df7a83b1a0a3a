import { z } from 'zod'
import { bootstrap, noted } from '../bootstrap/send.ts'
import type { Context } from '../context.ts'
import { imei, imsi, maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const event = z.object({
  imsi,
  msisdn: maybe(msisdn),
  imei,
  imeisv: maybe(imei),
  plmn: maybe(z.string()),
  ageSeconds: maybe(z.number().nonnegative()),
})

/** The network's device detection saw a subscription in an equipment: sets the device up, when it should be. */
export const pairs: Route = {
  method: 'POST',
  path: '/pairs',
  handle: async (context, { body }) => {
    const { imsi, msisdn, imei: imei14, imeisv, ageSeconds = 0 } = checked(event, body)
    const pair = { imsi, imei14 }
    const refused = (reason: string) => ({
      status: 202,
      body: { ...noted(context, pair, { outcome: 'refused', reason }) },
    })
    if (imeisv !== undefined && imeisv !== imei14) return refused('imei and imeisv name two equipments')
    if (!context.decisions.freshPair(ageSeconds)) return refused(`the pair was seen ${ageSeconds} s ago`)
    followCard(context, imsi, imei14)
    const outcome = await bootstrap(context, { ...pair, origin: 'network', ...(msisdn && { msisdn }) })
    return { status: 202, body: { ...outcome } }
  },
}

/** A card's account goes where the card goes; in the other device its work begins anew. */
function followCard({ store }: Context, imsi: string, imei14: string): void {
  for (const { id, imei14: known } of store.accounts.ofCards(imsi)) {
    if (known === undefined || known === imei14) continue
    store.accounts.bind(id, imei14)
    store.orders.open({ account: id, kind: 'configure', imsi })
  }
}
