import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { AlertCommand, Command, SyncHdr, SyncML } from '../../../protocol/syncml/message.ts'
import type { Content } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { Context } from '../context.ts'
import type { DmAnswer } from './answer.ts'
import type { Draft } from './draft.ts'
import { HttpProblem } from './http-problem.ts'
import type { Selection } from './outbox.ts'
import type { ServerProof } from './server-credential.ts'
import type { Session } from './session.ts'
import type { Unplaced } from './statuses.ts'

export interface Composition {
  /** The client's header that is answered. */
  readonly hdr: SyncHdr
  readonly content: Content
  readonly statuses: readonly Unplaced[]
  readonly proof?: ServerProof
  /** An alert of the server's own: 1222 (go on), 1223 (over), 1225 (your object was broken off). */
  readonly alert?: 1222 | 1223 | 1225
  /** Whether management commands may go along. */
  readonly withCommands: boolean
}

export interface Composed {
  readonly answer: DmAnswer
  readonly final: boolean
  /** Commands that went along, and those of them that left for the first time. */
  readonly commands: number
  readonly drafts: readonly Draft[]
}

/**
 * Writes the next message of the server, no longer than the client can take: first the Statuses, as many as fit, then
 * commands from the outbox. Throws HttpProblem 400 when not even the first Status fits.
 */
export function compose(context: Context, session: Session, what: Composition): Composed {
  const msgID = ++session.serverMsgID
  const write = (commands: readonly Command[], final: boolean) =>
    writeMessage(message(context, session, what, msgID, commands, final), what.content)
  const limit = session.sizes.maxMsgSize ?? Number.POSITIVE_INFINITY
  const fits = (commands: readonly Command[], final: boolean) => write(commands, final).length <= limit
  const statuses = placed([...session.statusesLeft, ...what.statuses])
  const fitting = largestPrefix(statuses, (some) => fits([...some, ...alertOf(what, some.length + 1)], false))
  if (fitting.length === 0) {
    session.serverMsgID -= 1
    throw new HttpProblem(400, `MaxMsgSize ${limit} leaves no room for an answer`)
  }
  session.statusesLeft = statuses.slice(fitting.length).map(({ cmdID: _, ...status }) => status)
  const head = [...fitting, ...alertOf(what, fitting.length + 1)]
  const whole = session.statusesLeft.length === 0
  const selection: Selection =
    what.withCommands && whole
      ? session.outbox.take(
          msgID,
          head.length + 1,
          (commands, final) => fits([...head, ...commands], final),
          session.sizes.maxObjSize,
        )
      : { commands: [], drafts: [], final: whole }
  const final = selection.final && what.alert !== 1222
  const body = write([...head, ...selection.commands], final)
  const headers = {
    'content-type': contentTypeOf(what.content),
    'cache-control': 'private',
    ...what.proof?.headersFor(body),
  }
  return {
    answer: { status: 200, headers, body },
    final,
    commands: selection.commands.length,
    drafts: selection.drafts,
  }
}

function message(
  context: Context,
  session: Session,
  { hdr, proof }: Composition,
  msgID: number,
  commands: readonly Command[],
  final: boolean,
): SyncML {
  const endpoint = context.endpoint()
  const { messageBytes, objectBytes } = context.limits
  return {
    hdr: {
      verDTD: hdr.verDTD,
      verProto: hdr.verProto,
      sessionID: context.decisions.sessionIdOfAnswer(session.sessionID),
      msgID: String(msgID),
      target: { locURI: session.source },
      source: { locURI: endpoint, ...(proof && { locName: proof.name }) },
      respURI: `${endpoint}?s=${session.token}`,
      ...(proof?.cred && { cred: proof.cred }),
      meta: { maxMsgSize: messageBytes, maxObjSize: objectBytes },
    },
    body: { commands, final },
  }
}

function alertOf({ alert }: Composition, cmdID: number): AlertCommand[] {
  return alert === undefined ? [] : [{ name: 'Alert', cmdID: String(cmdID), data: String(alert), items: [] }]
}

function placed(statuses: readonly Unplaced[]) {
  return statuses.map((status, index) => ({ ...status, cmdID: String(index + 1) }))
}

function largestPrefix<T>(all: readonly T[], fits: (some: readonly T[]) => boolean): readonly T[] {
  for (let count = all.length; count > 0; count = count > 8 ? Math.floor(count * 0.75) : count - 1) {
    const some = all.slice(0, count)
    if (fits(some)) return some
  }
  return []
}
