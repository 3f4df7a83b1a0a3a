import { alarm, type Context } from '../context.ts'
import type { CareCase, Desk } from '../store/cases.ts'
import { findCaller } from './caller.ts'

export interface Call {
  readonly case: string
  readonly msisdn: string
  readonly passphrase?: string
  /** A one-time code that went to the number, instead of the passphrase. */
  readonly code?: string
  readonly agent: string
  readonly desk: Desk
  /** The enterprise whose desk it is; that of the subscription when not given. */
  readonly org?: string
}

export type Opened =
  | { readonly outcome: 'opened'; readonly case: CareCase }
  | { readonly outcome: 'refused' | 'deferred' | 'taken'; readonly reason: string }

/** Opens a case for a caller who proved to be the subscriber, about the phone that the subscriber uses now. */
export async function openCase(context: Context, call: Call): Promise<Opened> {
  const { decisions, store } = context
  if (store.cases.byId(call.case)) return { outcome: 'taken', reason: `there is a case ${call.case} already` }
  const verified = decisions.agentVerifies()
  const found = await findCaller(verified ? context : unverified(context), {
    careCase: call.case,
    msisdn: call.msisdn,
    ...(call.passphrase !== undefined && { passphrase: call.passphrase }),
    ...(verified && call.code !== undefined && { code: call.code }),
  })
  if (found.kind !== 'found') {
    alarmIfRefused(context, call, found.kind, found.reason)
    return { outcome: found.kind, reason: found.reason }
  }
  const { subscriber, imsi, imei14 } = found
  const desk = { kind: call.desk, ...(call.org !== undefined && { org: call.org }) }
  const unserved = decisions.deskServes(desk, subscriber)
  if (unserved !== undefined) return { outcome: 'refused', reason: unserved }
  const org = call.desk === 'corporate' ? subscriber.org : undefined
  const { case: id, msisdn, agent } = call
  const opened = store.cases.open({
    ...{ id, desk: call.desk, agent, msisdn, imsi, imei14 },
    ...(org !== undefined && { org }),
  })
  const made = opened ? store.cases.byId(id) : undefined
  return made
    ? { outcome: 'opened', case: made }
    : { outcome: 'taken', reason: `there is a case ${id} already` }
}

/** A careless agent takes every caller's word. */
function unverified(context: Context): Context {
  const decisions = {
    ...context.decisions,
    callerVerified: async () => ({ kind: 'ok', value: true }) as const,
  }
  return { ...context, decisions }
}

function alarmIfRefused(context: Context, call: Call, kind: string, reason: string): void {
  if (kind === 'refused') alarm(context, `case ${call.case} was not opened: ${reason}`, { case: call.case })
}
