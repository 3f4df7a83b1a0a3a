import type { AlertCommand, Command, Item, SyncML } from '../../../protocol/syncml/message.ts'
import type { ServerLimits } from '../limits.ts'
import { type GenericAlert, genericAlert } from './generic-alert.ts'
import type { Session } from './session.ts'
import { commandStatus, type Unplaced } from './statuses.ts'

/** What an authenticated message led to, beyond what changed in the session. */
export interface Handled {
  readonly statuses: Unplaced[]
  /** What Results told, by the URI that was asked for. */
  readonly told: Map<string, string>
  /** Generic alerts (1226) that came whole. */
  readonly alerts: GenericAlert[]
  readonly abort: boolean
  /** The client sent pieces and waits for word to go on, or said 1222. */
  readonly unfinished: boolean
  /** The device described itself anew in ./DevInfo. */
  readonly described: boolean
  /** An object was broken off by something else: Alert 1225 is due. */
  readonly broken: boolean
}

type Mutable = { -readonly [key in keyof Handled]: Handled[key] }

/** What is kept of ./DevInfo (StdObj 1.2 §5.2), and how many characters of any value that a device tells. */
const KEPT = new Set(['DevId', 'Man', 'Mod', 'DmV', 'Lang'])
const MAX_TOLD = 4096

const UI_ALERTS = new Set(['1100', '1101', '1102', '1103', '1104'])

/** Obeys the commands of an authenticated client: DevInfo, alerts and Results; anything else is not for clients (405). */
export function handleCommands(session: Session, message: SyncML, limits: ServerLimits): Handled {
  const handled: Mutable = {
    statuses: [],
    told: new Map(),
    alerts: [],
    abort: false,
    unfinished: false,
    described: false,
    broken: false,
  }
  const seen = new Set<string>()
  for (const command of message.body.commands) {
    if (command.name === 'Status') continue
    const code = codeOf(session, command, limits, seen, handled)
    if (code !== undefined) handled.statuses.push(commandStatus(message.hdr, command, code))
  }
  return handled
}

/** The Status of one command, or undefined where none is due. CmdIDs are used once, and never 0 (RepPro §5). */
function codeOf(
  session: Session,
  command: Command,
  limits: ServerLimits,
  seen: Set<string>,
  handled: Mutable,
): number | undefined {
  const { cmdID, name } = command
  const proper = cmdID !== '' && cmdID !== '0' && !seen.has(cmdID)
  seen.add(cmdID)
  if (name === 'Results') {
    const codes = command.items.map((item) => {
      const uri = item.source?.locURI ?? command.sourceRef ?? command.targetRef ?? ''
      return take(session, `Results ${uri}`, item, limits, handled, (data) =>
        handled.told.set(uri, data.slice(0, MAX_TOLD)),
      )
    })
    return codes.find((code) => code !== 200)
  }
  if (!proper) return 400
  if (name === 'Alert') return alertCode(session, command, limits, handled)
  if (name !== 'Replace') return 405
  const codes = command.items.map((item) => {
    const uri = item.source?.locURI ?? item.target?.locURI ?? ''
    const leaf = /^\.\/DevInfo\/([^/?]+)$/.exec(uri)?.[1]
    if (leaf === undefined) return 405
    return take(session, `Replace ${uri}`, item, limits, handled, (data) => {
      if (!KEPT.has(leaf)) return
      session.devInfo[leaf] = data.slice(0, MAX_TOLD)
      handled.described = true
    })
  })
  return codes.find((code) => code !== 200) ?? 200
}

function alertCode(
  session: Session,
  command: AlertCommand,
  limits: ServerLimits,
  handled: Mutable,
): number | undefined {
  const code = command.data?.trim() ?? ''
  if (code === '1222') {
    handled.unfinished = true
    return 200
  }
  if (code === '1223') {
    handled.abort = true
    return 200
  }
  if (code === '1200' || code === '1201' || code === '1225') return 200
  if (UI_ALERTS.has(code)) return 406
  if (code !== '1226' && code !== '1224') return 400
  if (command.items.length === 0) return 412
  const codes = command.items.map((item) =>
    take(session, `Alert ${item.source?.locURI ?? ''}`, item, limits, handled, (data) => {
      if (code === '1226') handled.alerts.push(genericAlert(command, item, data.slice(0, MAX_TOLD)))
    }),
  )
  return codes.find((each) => each !== 200) ?? 200
}

function take(
  session: Session,
  name: string,
  item: Item,
  { objectBytes }: ServerLimits,
  handled: Mutable,
  keep: (data: string) => void,
): number {
  if (session.incoming.unfinished !== undefined && session.incoming.unfinished !== name) {
    session.incoming.drop()
    handled.broken = true
  }
  const taken = session.incoming.take(name, item, objectBytes)
  if (taken.is === 'refused') return taken.code
  if (taken.is === 'piece') {
    handled.unfinished = true
    return 213
  }
  keep(taken.data)
  return 200
}
