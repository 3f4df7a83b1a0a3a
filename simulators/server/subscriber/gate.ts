import { alarm, type Context } from '../context.ts'
import type { DmAnswer } from '../dm/answer.ts'
import type { DmRequest } from '../dm/request.ts'
import type { Session } from '../dm/session.ts'
import { heard } from '../evidence/heard.ts'
import { refuse, type Verdict } from '../evidence/verdict.ts'
import type { Account } from '../store/account.ts'
import { answerHolds, challengeHeader, type DigestAnswer, readAnswer } from './challenge.ts'

/** Challenges in one session, the first one included. */
const MAX_CHALLENGES = 2

/** The subscription proved itself, or may go on as if; must be asked (again); failed for good; or nobody can tell. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'ask'; readonly answer: DmAnswer }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'defer'; readonly reason: string }

/**
 * Has the subscription prove itself by bootstrapped keys (TS 24.109): the request is answered 401 until it comes with
 * an Authorization that holds. The message in it has not been processed until then.
 */
export async function admit(
  context: Context,
  session: Session,
  request: DmRequest,
  account: Account,
): Promise<Admission> {
  const answer = request.authorization === undefined ? undefined : readAnswer(request.authorization)
  const expected = session.challenge
  if (!answer || !expected || answer.nonce !== expected.nonce) return ask(context, session)
  session.challenge = undefined
  const { decisions, functions, nafFqdn, store } = context
  const bsf = heard(decisions, 'bsf', await decisions.askKeys(functions, answer.btid, nafFqdn))
  if (bsf.is === 'stop') return asAdmission(bsf.verdict)
  if (bsf.is === 'ignored') return remember(session, answer, account.imsi)
  if (bsf.is === 'unknown') return ask(context, session)
  const { ksNaf, imsi, remainingSeconds } = bsf.value
  const holds = answerHolds(answer, { nafFqdn, uri: request.uri, body: request.body, ksNaf })
  const boundTo = store.btids.sessionOf(answer.btid)
  const state = { session: session.token, remainingSeconds, ...(boundTo !== undefined && { boundTo }) }
  if (!holds || !decisions.btidUsable(state)) return ask(context, session)
  if (imsi !== account.imsi) {
    const reason = 'another subscription proved itself than the account is for'
    alarm(context, reason, { imei: session.device, imsi: account.imsi, session: session.sessionID })
    return { kind: 'denied', reason }
  }
  store.btids.bind(answer.btid, session.token)
  return remember(session, answer, imsi)
}

/** Whether the proof of this session still stands: its key lives, and is this subscription's. */
export async function proofStands(
  context: Context,
  session: Session,
  account: Account,
): Promise<Verdict | undefined> {
  const { proof } = session
  if (!proof) return undefined
  const { decisions, functions, nafFqdn, store } = context
  const bsf = heard(decisions, 'bsf', await decisions.askKeys(functions, proof.btid, nafFqdn))
  if (bsf.is === 'stop') return bsf.verdict
  if (bsf.is === 'unknown') return refuse('the key of the subscriber has ended')
  if (bsf.is === 'known') {
    const boundTo = store.btids.sessionOf(proof.btid)
    const { remainingSeconds } = bsf.value
    const state = { session: session.token, remainingSeconds, ...(boundTo !== undefined && { boundTo }) }
    if (!decisions.btidUsable(state)) return refuse('the key of the subscriber has ended')
    if (bsf.value.imsi !== account.imsi) return refuse('the key belongs to another subscription')
  }
  return { kind: 'go', subscriber: undefined }
}

function ask(context: Context, session: Session): Admission {
  if (session.challenges >= MAX_CHALLENGES) {
    return { kind: 'denied', reason: 'the subscription did not prove itself' }
  }
  session.challenges += 1
  const { tokens } = context.random
  session.challenge = { nonce: tokens.token(16), opaque: tokens.token(8) }
  const headers = { 'www-authenticate': challengeHeader(context.nafFqdn, session.challenge) }
  return { kind: 'ask', answer: { status: 401, headers, body: new Uint8Array() } }
}

function remember(session: Session, answer: DigestAnswer, imsi: string): Admission {
  session.proof = { btid: answer.btid, imsi }
  return { kind: 'admitted' }
}

function asAdmission(verdict: Exclude<Verdict, { kind: 'go' }>): Admission {
  if (verdict.kind === 'refuse') return { kind: 'denied', reason: verdict.reason }
  return {
    kind: 'defer',
    reason: verdict.kind === 'defer' ? verdict.reason : 'the subscription must prove itself',
  }
}
