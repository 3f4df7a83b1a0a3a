import type { Context } from '../context.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Account } from '../store/account.ts'
import { admit } from '../subscriber/gate.ts'
import { judgeWork, workFor } from '../work/work-for.ts'
import { accept } from './accept.ts'
import type { DmAnswer } from './answer.ts'
import { converse } from './converse.ts'
import { evidenceOf } from './evidence-of.ts'
import type { Exchange } from './exchange.ts'
import { HttpProblem } from './http-problem.ts'
import { type Identified, identify } from './identify.ts'
import { refuseClient } from './refuse-client.ts'

/** Answers one message of a session. Throws HttpProblem where only HTTP can say what is wrong. */
export async function answerMessage(exchange: Exchange): Promise<DmAnswer> {
  const { session, request, message } = exchange
  if (session.lastAnswer && session.lastFingerprint === request.fingerprint) return session.lastAnswer
  if (session.ended) throw new HttpProblem(404, 'this session is over')
  const msgID = numberOf(message.hdr.msgID)
  if (session.lastMsgID > 0 && msgID !== session.lastMsgID + 1) {
    throw new HttpProblem(400, `MsgID ${message.hdr.msgID} does not follow ${session.lastMsgID}`)
  }
  const answer = await answerTo(exchange)
  // A challenge for the subscriber comes before the message is processed: the client sends the same one again.
  if (answer.status === 401) return answer
  session.lastMsgID = msgID
  session.messages += 1
  session.lastSeen = exchange.context.clock.now()
  session.lastFingerprint = request.fingerprint
  session.lastAnswer = answer
  return answer
}

async function answerTo(exchange: Exchange): Promise<DmAnswer> {
  const { context, session, request, message } = exchange
  if (session.client === 'no' && shut(context, session.device)) return refuseClient(exchange, locked())
  const identified = identify(context, session, request, message)
  const { judgement, account } = identified
  if (!judgement.authenticated) return refuseClient(exchange, identified)
  const verdict = account && (await beforeProcessing(exchange, account))
  if (verdict?.kind === 'answer') return verdict.answer
  accept(exchange, identified)
  return converse(exchange, identified, verdict?.kind === 'verdict' ? verdict.verdict : undefined)
}

type Before =
  | { readonly kind: 'answer'; readonly answer: DmAnswer }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }

/**
 * The subscription may have to prove itself on the HTTP layer before the first message that authenticates the device is
 * processed. The verdict found on the way serves this message.
 */
async function beforeProcessing(exchange: Exchange, account: Account): Promise<Before | undefined> {
  const { context, sessions, session, request, message } = exchange
  if (session.account !== undefined) return undefined
  session.work ??= workFor(context, session, message)
  const evidence = evidenceOf(context, session, request, message, account)
  const verdict = await judgeWork(context, session.work, evidence)
  if (verdict.kind !== 'prove-subscriber') return { kind: 'verdict', verdict }
  const admission = await admit(context, session, request, account)
  if (admission.kind === 'ask') {
    if (session.challenge) sessions.expectAnswer(session.challenge.nonce, session)
    session.lastSeen = context.clock.now()
    return { kind: 'answer', answer: admission.answer }
  }
  if (admission.kind === 'denied') {
    const { imei14: imei = session.device, imsi } = account
    session.operations.stopped(context.store.audit, session.work.operation, 'refused', admission.reason, {
      ...session.work.reference,
      imei,
      imsi,
      session: session.sessionID,
    })
    sessions.end(session)
    throw new HttpProblem(403, admission.reason)
  }
  if (admission.kind === 'defer') return { kind: 'verdict', verdict: admission }
  return { kind: 'verdict', verdict: { kind: 'go', subscriber: undefined } }
}

/** True while the door is shut to everybody who says to be this device; when the time is over, counting begins anew. */
function shut(context: Context, device: string): boolean {
  const { failures } = context.store
  const known = failures.of(device)
  return known.count > 0 && context.decisions.lockedOut(known, context.clock.now())
}

const locked = (): Identified => ({
  judgement: { code: 403, authenticated: false, end: true },
  account: undefined,
})

function numberOf(msgID: string): number {
  if (!/^\d{1,9}$/.test(msgID) || Number(msgID) === 0) {
    throw new HttpProblem(400, `MsgID '${msgID.slice(0, 20)}' is no number from 1`)
  }
  return Number(msgID)
}
