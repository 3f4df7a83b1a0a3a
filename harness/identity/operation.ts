import type { Stamped } from '../history/event.ts'

/** Privileged operations (identity matrix §1.5). */
export type Operation =
  | 'OP-BOOT'
  | 'OP-NOTI'
  | 'OP-LOOK'
  | 'OP-INV'
  | 'OP-CONF'
  | 'OP-ACC'
  | 'OP-DL'
  | 'OP-UP'
  | 'OP-DIAG'
  | 'OP-LOCK'
  | 'OP-PAY'
  | 'OP-ENT'

/** An operation that took effect, judged by what happened to the phone and not by one status code. */
export interface Performed {
  readonly operation: Operation
  readonly event: Stamped
  readonly imei: string
  readonly imsi?: string
  readonly session?: string
}

const WRITES = new Set(['Add', 'Replace', 'Delete', 'Copy'])
const PERSONAL = /^\.\/(DevDetail\/Ext|SCOMO\/Inventory|DiagMon|Contacts|Log)/

/** The operation that an event is, if it is one and took effect. */
export function operationOf(event: Stamped): Performed | undefined {
  if (event.kind === 'bs.applied') return { operation: 'OP-BOOT', event, imei: event.imei, imsi: event.imsi }
  if (event.kind !== 'dm.command' || !event.executed) return undefined
  const operation = classOf(event.cmd, event.target)
  if (!operation) return undefined
  const { imei, imsi, session } = event
  return { operation, event, imei, session, ...(imsi && { imsi }) }
}

/** The class of a command by its target; undefined where it is not privileged. */
export function classOf(cmd: string, target: string): Operation | undefined {
  const uri = target.startsWith('./') || target === '.' ? target : `./${target}`
  if (cmd === 'Exec') {
    if (/LAWMO/i.test(uri)) return 'OP-LOCK'
    if (/DiagMon/i.test(uri)) return 'OP-DIAG'
    return /\/(Download|DownloadInstall)$/.test(uri) ? 'OP-DL' : 'OP-UP'
  }
  if (cmd === 'Get') return PERSONAL.test(uri) ? 'OP-INV' : undefined
  if (!WRITES.has(cmd)) return undefined
  return /^\.\/(SyncML\/)?DMAcc(\/|$)/.test(uri) || uri.endsWith('?prop=ACL') ? 'OP-ACC' : 'OP-CONF'
}
