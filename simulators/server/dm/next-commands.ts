import { alarm } from '../context.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Account } from '../store/account.ts'
import type { Plan } from '../work/plan.ts'
import { judgeWork, nextWork } from '../work/work-for.ts'
import { evidenceOf } from './evidence-of.ts'
import type { Exchange } from './exchange.ts'

/**
 * Sees to it that the outbox holds what may be sent now. The evidence is looked at before every message with commands;
 * when it does not hold, nothing of that plan is sent, the refusal is in the log, and the next session is another chance.
 * What else is due has a verdict of its own.
 */
export async function nextCommands(
  exchange: Exchange,
  account: Account | undefined,
  known: Verdict | undefined,
): Promise<boolean> {
  const { context, session } = exchange
  let first = known
  while (account && session.work) {
    const stopped = await turn(exchange, account, session.work, first)
    if (!stopped) return session.outbox.hasMore
    session.work = stopped === 'refuse' ? nextWork(context, session) : undefined
    first = undefined
  }
  return false
}

/** The next batch of the plan at work, or of what follows it; how its verdict was, where that stopped it. */
async function turn(
  exchange: Exchange,
  account: Account,
  began: Plan,
  known: Verdict | undefined,
): Promise<Stop['kind'] | undefined> {
  const { context, session } = exchange
  const first = began.movesMoney ? await verdictOn(exchange, account, known) : known
  if (began.movesMoney && first && first.kind !== 'go') return stop(exchange, account, began, first)
  if (!session.outbox.hasMore) await fill(exchange)
  if (!session.outbox.hasMore || !session.work) return undefined
  session.batches += 1
  const verdict = await verdictOn(exchange, account, session.work === began ? first : undefined)
  if (verdict.kind !== 'go') return stop(exchange, account, session.work, verdict)
  session.org = verdict.subscriber && context.decisions.subscribersOrg(verdict.subscriber)
  if (account.imei14 === undefined) context.store.accounts.bind(account.id, session.device)
  return undefined
}

type Stop = Exclude<Verdict, { kind: 'go' }>

/** Puts the next batch into the outbox: of the plan at work, or of the next job when that one has nothing left. */
async function fill({ context, session }: Exchange): Promise<void> {
  while (session.work) {
    const heard = { told: session.told, answers: session.answers, alerts: session.alerts }
    session.answers = []
    session.alerts = []
    session.outbox.put(await session.work.next(heard))
    if (session.outbox.hasMore) return
    const next = nextWork(context, session)
    if (!next) return
    session.work = next
  }
}

/** The evidence does not hold: nothing of this plan is sent, and what it was about is written down. */
async function stop(
  { context, session }: Exchange,
  account: Account,
  plan: Plan,
  verdict: Stop,
): Promise<Stop['kind']> {
  const reason =
    verdict.kind === 'prove-subscriber' ? 'the subscription did not prove itself' : verdict.reason
  const result = verdict.kind === 'defer' ? 'deferred' : 'refused'
  const { imsi, id } = account
  const about = { imei: session.device, imsi, session: session.sessionID }
  const record = { ...about, account: id, ...plan.reference }
  session.operations.stopped(context.store.audit, plan.operation, result, reason, record)
  if (verdict.kind === 'refuse' && verdict.alarm) alarm(context, reason, about)
  await plan.stopped?.(reason, result)
  session.outbox.drop()
  return verdict.kind
}

async function verdictOn(exchange: Exchange, account: Account, known: Verdict | undefined): Promise<Verdict> {
  const { context, session, request, message } = exchange
  if (known) return known
  if (!context.decisions.evaluatesAgain(session.batches)) return { kind: 'go', subscriber: undefined }
  if (!session.work) return { kind: 'go', subscriber: undefined }
  return judgeWork(context, session.work, evidenceOf(context, session, request, message, account))
}
