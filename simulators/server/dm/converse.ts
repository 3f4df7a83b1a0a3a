import type { Verdict } from '../evidence/verdict.ts'
import type { Account } from '../store/account.ts'
import { hearAlert } from '../work/hear-alert.ts'
import type { DmAnswer } from './answer.ts'
import { type Belief, takeBelief } from './belief.ts'
import { type Handled, handleCommands } from './client-commands.ts'
import { compose } from './compose.ts'
import type { Exchange } from './exchange.ts'
import type { Identified } from './identify.ts'
import { nextCommands } from './next-commands.ts'
import { serverProof } from './server-credential.ts'
import { challengeOf, headerStatus } from './statuses.ts'

/** What the server says next, besides its Statuses. */
interface Reply {
  readonly alert?: 1222 | 1223 | 1225
  readonly withCommands: boolean
  /** The session is over with this answer. */
  readonly end: boolean
}

/**
 * Processes a message of a client that proved itself, and answers it. `verdict` is the evidence that was already looked
 * at for this very message.
 */
export async function converse(
  exchange: Exchange,
  identified: Identified,
  verdict: Verdict | undefined,
): Promise<DmAnswer> {
  const { context, sessions, session, request, message } = exchange
  const { judgement } = identified
  const account = session.account === undefined ? undefined : context.store.accounts.byId(session.account)
  const belief = account ? takeStatuses(exchange, account) : 'believed'
  const handled = handleCommands(session, message, context.limits)
  for (const [uri, data] of handled.told) session.told.set(uri, data)
  for (const alert of handled.alerts) hearAlert(context, session, alert)
  if (handled.described && account) context.store.devices.see(session.device, account.imsi, session.devInfo)
  const reply = await replyTo(exchange, account, belief, handled, verdict)
  const proof =
    account && session.server !== 'session'
      ? serverProof(account, session.serverNonce ?? account.serverNonce)
      : undefined
  const { answer, final, commands, drafts } = compose(context, session, {
    hdr: message.hdr,
    content: request.content,
    statuses: [headerStatus(message.hdr, judgement.code, challengeOf(judgement.chal)), ...handled.statuses],
    withCommands: reply.withCommands,
    ...(reply.alert !== undefined && { alert: reply.alert }),
    ...(proof && { proof }),
  })
  if (account && drafts.length > 0) {
    session.operations.sent(context.store.audit, drafts, {
      imei: session.device,
      imsi: account.imsi,
      session: session.sessionID,
      ...session.work?.reference,
    })
  }
  session.packageDone = final || reply.alert === 1222
  if (proof) session.proofSent = true
  const over = reply.end || (final && commands === 0 && reply.alert === undefined && belief !== 'again')
  if (judgement.end || over) sessions.end(session)
  return answer
}

/** Takes the Statuses in a message: on the server's own header first, then on what it sent. */
function takeStatuses({ context, session, message }: Exchange, account: Account): Belief {
  let belief: Belief = 'believed'
  const statuses = message.body.commands.filter((command) => command.name === 'Status')
  for (const status of statuses) {
    if (status.cmdRef !== '0' && status.cmd !== 'SyncHdr') continue
    if (session.serverMsgID > 0 && belief === 'believed')
      belief = takeBelief(context, session, account, status)
  }
  if (belief === 'again') {
    session.outbox.recall()
    session.operations.recalled(session.outbox.pending)
    return belief
  }
  for (const status of statuses) {
    if (status.cmd === 'SyncHdr') continue
    const errand = session.outbox.settle(status)
    if (!errand) continue
    const { draft, code = 0, input } = errand
    session.answers.push({ draft, code, ...(input !== undefined && { input }) })
    session.operations.answered(context.store.audit, draft, code)
  }
  return belief
}

async function replyTo(
  exchange: Exchange,
  account: Account | undefined,
  belief: Belief,
  handled: Handled,
  verdict: Verdict | undefined,
): Promise<Reply> {
  const { context, session, message } = exchange
  if (handled.abort) session.work?.brokenOff?.(session.answers)
  if (handled.abort || belief === 'over') return { withCommands: false, end: true }
  if (session.messages + 1 >= context.limits.messagesPerSession) {
    return { alert: 1223, withCommands: false, end: true }
  }
  if (handled.broken) return { alert: 1225, withCommands: false, end: false }
  if (session.statusesLeft.length > 0) return { withCommands: false, end: false }
  const continues = !session.packageDone
  if (!continues && (!message.body.final || handled.unfinished)) {
    return { alert: 1222, withCommands: false, end: false }
  }
  if (!continues && belief !== 'again') session.outbox.abandon()
  return { withCommands: await nextCommands(exchange, account, verdict), end: false }
}
