import type { Context } from '../context.ts'
import type { Caller } from '../decisions/caller-verified.ts'
import type { Answer } from '../evidence/answer.ts'
import type { Pair, Subscriber } from '../evidence/facts.ts'
import { type Heard, heard } from '../evidence/heard.ts'
import type { Stop } from '../evidence/verdict.ts'
import { codeSaid } from './one-time-code.ts'

/** Who calls and which phone is theirs; or why that cannot be said. */
export type Found =
  | {
      readonly kind: 'found'
      readonly subscriber: Subscriber
      readonly imsi: string
      /** 14 digits. */
      readonly imei14: string
    }
  | { readonly kind: 'refused' | 'deferred'; readonly reason: string; readonly imsi?: string }

/**
 * Verifies the caller at the customer records, or by a code that went to the number, then finds the subscription by its number (HLR) and the phone by the
 * subscription (device detection): never by an equipment number, which anybody can read out.
 */
export async function findCaller(
  context: Context,
  { code, ...caller }: Caller & { readonly code?: string },
): Promise<Found> {
  const { decisions, functions } = context
  const { careCase, msisdn } = caller
  const said: Answer<boolean> =
    code === undefined
      ? await decisions.callerVerified(functions, caller)
      : { kind: 'ok', value: codeSaid(context, { case: careCase, msisdn, code }) }
  const stopped = await verify(context, said)
  if (stopped) return stopped
  const hlr = heard(decisions, 'hlr', await functions.subscriber('msisdn', msisdn))
  if (hlr.is === 'stop') return asFound(hlr.verdict)
  if (hlr.is === 'ignored') return { kind: 'deferred', reason: 'nobody knows whose number it is' }
  if (hlr.is === 'unknown') return { kind: 'refused', reason: 'nobody has that number' }
  const { imsi } = hlr.value
  const add = heard(decisions, 'add', await functions.pairs('imsi', imsi))
  if (add.is === 'stop') return { ...asFound(add.verdict), imsi }
  const pair = add.is === 'known' ? current(add.value) : undefined
  if (!pair) return { kind: 'refused', reason: 'no device of this subscription is known', imsi }
  if (!decisions.freshPair(pair.ageSeconds)) {
    return { kind: 'refused', reason: 'the device was not seen lately', imsi }
  }
  return { kind: 'found', subscriber: hlr.value, imsi, imei14: pair.imei.slice(0, 14) }
}

async function verify({ decisions }: Context, answer: Answer<boolean>): Promise<Found | undefined> {
  const crm: Heard<boolean> = heard(decisions, 'crm', answer)
  if (crm.is === 'stop') return asFound(crm.verdict)
  if (crm.is === 'ignored' || (crm.is === 'known' && crm.value)) return undefined
  return { kind: 'refused', reason: 'the caller was not verified' }
}

function asFound(verdict: Stop): { kind: 'refused' | 'deferred'; reason: string } {
  const reason = 'reason' in verdict ? verdict.reason : 'the subscription must prove itself'
  return { kind: verdict.kind === 'defer' ? 'deferred' : 'refused', reason }
}

function current(pairs: readonly Pair[]): Pair | undefined {
  const newest = [...pairs].sort((a, b) => a.ageSeconds - b.ageSeconds)
  return newest.find(({ attached }) => attached) ?? newest[0]
}
