import { z } from 'zod'
import { noted } from '../bootstrap/outcome.ts'
import { bootstrap } from '../bootstrap/send.ts'
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
    const moved = await elsewhere(context, imsi, imei14)
    if (moved) return refused(moved)
    const outcome = await bootstrap(context, { ...pair, origin: 'network', ...(msisdn && { msisdn }) })
    return { status: 202, body: { ...outcome } }
  },
}

/** Why the event is out of date: device detection knows the subscription in another equipment by now. */
async function elsewhere(
  { decisions, functions }: Context,
  imsi: string,
  imei14: string,
): Promise<string | undefined> {
  const known = await functions.pairs('imsi', imsi)
  const now = known.kind === 'ok' ? known.value.find(({ attached }) => attached) : undefined
  if (!now || decisions.sameEquipment(imei14, now.imei)) return undefined
  return 'the subscription is in another equipment by now'
}
