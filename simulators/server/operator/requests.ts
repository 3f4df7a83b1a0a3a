import { z } from 'zod'
import { noted, type Outcome } from '../bootstrap/outcome.ts'
import { bootstrap } from '../bootstrap/send.ts'
import type { Context } from '../context.ts'
import type { Pair } from '../evidence/facts.ts'
import { heard } from '../evidence/heard.ts'
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
  const stop = (outcome: 'refused' | 'deferred', reason: string, imsi?: string) =>
    noted(context, imsi === undefined ? {} : { imsi }, { outcome, reason })
  const { decisions, functions } = context
  const caller = { careCase, msisdn, ...(passphrase !== undefined && { passphrase }) }
  const crm = heard(decisions, 'crm', await decisions.callerVerified(functions, caller))
  if (crm.is === 'stop') return stop(outcomeOf(crm.verdict.kind), reasonOf(crm.verdict))
  if (crm.is === 'unknown' || (crm.is === 'known' && !crm.value))
    return stop('refused', 'the caller was not verified')
  const hlr = heard(decisions, 'hlr', await functions.subscriber('msisdn', msisdn))
  if (hlr.is === 'stop') return stop(outcomeOf(hlr.verdict.kind), reasonOf(hlr.verdict))
  if (hlr.is === 'ignored') return stop('deferred', 'nobody knows whose number it is')
  if (hlr.is === 'unknown') return stop('refused', 'nobody has that number')
  const { imsi } = hlr.value
  const add = heard(decisions, 'add', await functions.pairs('imsi', imsi))
  if (add.is === 'stop') return stop(outcomeOf(add.verdict.kind), reasonOf(add.verdict), imsi)
  const pair = add.is === 'known' ? current(add.value) : undefined
  if (!pair) return stop('refused', 'no device of this subscription is known', imsi)
  if (!decisions.freshPair(pair.ageSeconds)) return stop('refused', 'the device was not seen lately', imsi)
  const user = delivery === 'network' ? undefined : userPin(context, delivery)
  const outcome = await bootstrap(context, {
    imsi,
    msisdn,
    imei14: pair.imei.slice(0, 14),
    origin: 'user',
    careCase,
    ...(user && { user }),
  })
  return outcome.outcome === 'bootstrapped' && user ? { ...outcome, pin: user.pin } : outcome
}

/** Care reads it out to the caller; it is never sent to the device. */
function userPin({ random }: Context, delivery: 'userpin' | 'usernetwpin') {
  return { pin: random.pins.digits(8), withCard: delivery === 'usernetwpin' }
}

function current(pairs: readonly Pair[]): Pair | undefined {
  const newest = [...pairs].sort((a, b) => a.ageSeconds - b.ageSeconds)
  return newest.find(({ attached }) => attached) ?? newest[0]
}

const outcomeOf = (kind: string) => (kind === 'defer' ? 'deferred' : 'refused')

const reasonOf = (verdict: { kind: string; reason?: string }) => verdict.reason ?? verdict.kind
