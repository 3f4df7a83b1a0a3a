import { alarm } from '../context.ts'
import { judgeSession } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Account } from '../store/account.ts'
import { evidenceOf } from './evidence-of.ts'
import type { Exchange } from './exchange.ts'

/**
 * Sees to it that the outbox holds what may be sent now. The evidence is looked at before every message with commands;
 * when it does not hold, nothing is sent, the refusal is in the log, and the next session is another chance.
 */
export async function nextCommands(
  exchange: Exchange,
  account: Account | undefined,
  known: Verdict | undefined,
): Promise<boolean> {
  const { context, session } = exchange
  const { audit } = context.store
  const { work } = session
  if (!account || !work) return false
  if (!session.outbox.hasMore) {
    session.outbox.put(work.next(session.told))
    if (!session.outbox.hasMore) return false
  }
  session.batches += 1
  const verdict = await verdictOn(exchange, account, known)
  const about = {
    imei: session.device,
    imsi: account.imsi,
    account: account.id,
    session: session.sessionID,
  }
  if (verdict.kind === 'go') {
    if (account.imei14 === undefined) context.store.accounts.bind(account.id, session.device)
    return true
  }
  const reason =
    verdict.kind === 'prove-subscriber' ? 'the subscription did not prove itself' : verdict.reason
  session.operations.stopped(
    audit,
    'OP-CONF',
    verdict.kind === 'defer' ? 'deferred' : 'refused',
    reason,
    about,
  )
  if (verdict.kind === 'refuse' && verdict.alarm) {
    alarm(context, reason, { imei: session.device, imsi: account.imsi, session: session.sessionID })
  }
  session.outbox.drop()
  session.work = undefined
  return false
}

async function verdictOn(exchange: Exchange, account: Account, known: Verdict | undefined): Promise<Verdict> {
  const { context, session, request, message } = exchange
  if (known) return known
  if (!context.decisions.evaluatesAgain(session.batches)) return { kind: 'go', subscriber: undefined }
  return judgeSession(context, evidenceOf(context, session, request, message, account))
}
