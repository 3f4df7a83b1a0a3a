import type { Context } from '../context.ts'
import { heard } from '../evidence/heard.ts'

const GOOD_FOR_MS = 5 * 60_000
const TRIES = 3

/** What came of sending a code. */
export type CodeSent =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'deferred'; readonly reason: string }

/**
 * Sends a code to the number that somebody calls about, for one case. Not to a number that moved to another card a while
 * ago: whoever had it moved would read the code (N35).
 */
export async function sendCode(context: Context, careCase: string, msisdn: string): Promise<CodeSent> {
  const { clock, decisions, functions, random, store } = context
  const hlr = heard(decisions, 'hlr', await functions.subscriber('msisdn', msisdn))
  if (hlr.is === 'unknown') return { outcome: 'refused', reason: 'nobody has that number' }
  if (hlr.is !== 'known') return { outcome: 'deferred', reason: 'the HLR gave no answer' }
  if (!decisions.numberSettled(hlr.value.moved))
    return { outcome: 'refused', reason: 'the number moved to another card: a code to it proves nothing' }
  const code = random.pins.digits(6)
  store.codes.keep(code, { case: careCase, msisdn, until: clock.now() + GOOD_FOR_MS, tries: TRIES })
  const sent = await functions.textTo(
    msisdn,
    `Your code for the help desk is ${code}. Tell it only who you called.`,
  )
  if (sent.kind === 'ok' && sent.value) return { outcome: 'sent' }
  return { outcome: 'deferred', reason: 'the code did not get through to the phone' }
}

/** Whether a caller said the code that was sent for the case; it is used up by that. */
export function codeSaid(
  { clock, decisions, store }: Context,
  said: { readonly case: string; readonly msisdn: string; readonly code: string },
): boolean {
  const sent = store.codes.find(said.code.trim(), said.case)
  const holds = decisions.codeHolds({ case: said.case, msisdn: said.msisdn, now: clock.now(), sent })
  if (holds) store.codes.use(said.case)
  else store.codes.miss(said.case)
  return holds
}
