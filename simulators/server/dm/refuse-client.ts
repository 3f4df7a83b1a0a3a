import { alarm } from '../context.ts'
import { MAX_FAILURES } from '../decisions/locked-out.ts'
import { Settings } from '../work/settings.ts'
import type { DmAnswer } from './answer.ts'
import { sizesAfter } from './client-sizes.ts'
import { compose } from './compose.ts'
import type { Exchange } from './exchange.ts'
import type { Identified } from './identify.ts'
import { answerable, challengeOf, commandStatus, headerStatus } from './statuses.ts'

/** Messages without any credential that are answered with a challenge in one session. */
const MAX_UNPROVEN = 2

/**
 * Answers a client that is not (yet) who it says to be: a Status for each command, a challenge where one is due, and
 * nothing else. Nothing that the message said is kept, except that the attempt failed.
 */
export function refuseClient(exchange: Exchange, { judgement, account }: Identified): DmAnswer {
  const { context, sessions, session, message, request } = exchange
  const { hdr } = message
  const { code } = judgement
  session.sizes = sizesAfter(session.sizes, hdr.meta)
  if (code === 401) countFailure(exchange)
  if (code === 407) session.unproven += 1
  if (judgement.chal) session.pendingNonce = judgement.chal.nonce
  const commands = context.decisions.mayCommand(false) && account
  if (commands)
    session.outbox.put(new Settings(context.serverId).next({ told: new Map(), answers: [], alerts: [] }))
  const { answer } = compose(context, session, {
    hdr,
    content: request.content,
    statuses: [
      headerStatus(hdr, code, challengeOf(judgement.chal)),
      ...answerable(message.body.commands).map((command) => commandStatus(hdr, command, code)),
    ],
    withCommands: commands !== undefined && commands !== false,
  })
  if (judgement.end || session.unproven > MAX_UNPROVEN) sessions.end(session)
  return answer
}

function countFailure({ context, session }: Exchange): void {
  session.failures += 1
  const { failures } = context.store
  const now = context.clock.now()
  const before = failures.of(session.device)
  if (before.count >= MAX_FAILURES && !context.decisions.lockedOut(before, now))
    failures.clear(session.device)
  const count = failures.add(session.device, now)
  if (count === MAX_FAILURES) {
    alarm(context, `${count} failed authentications in a row: shut for a while`, {
      imei: session.device,
      session: session.sessionID,
    })
  }
}
