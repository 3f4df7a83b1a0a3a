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

/** An operation that took effect, judged by what happened and not by one status code. */
export interface Performed {
  readonly operation: Operation
  readonly event: Stamped
  readonly imei?: string
  readonly imsi?: string
  readonly session?: string
  /** The order τ of the payment system that it belongs to, where the event names it. */
  readonly order?: string
}

const WRITES = new Set(['Add', 'Replace', 'Delete', 'Copy'])
const PERSONAL =
  /^\.\/DevDetail\/Ext(\/|$|\?)|\/(SCOMO|Inventory|DiagMon\w*|Contacts|Phonebook|Logs?)(\/|$|\?)/i

/** The operations that an event is, if it is any and took effect. */
export function operationsOf(event: Stamped): Performed[] {
  switch (event.kind) {
    case 'bs.applied':
      return [{ operation: 'OP-BOOT', event, imei: event.imei, imsi: event.imsi }]
    case 'noti.sent':
      return event.sender === 'target' ? [{ operation: 'OP-NOTI', event, ...subject(event) }] : []
    case 'hlr.query':
    case 'eir.query':
      return [{ operation: 'OP-LOOK', event, ...subject(event) }]
    case 'dm.command':
      return event.executed
        ? classesOf(event.cmd, event.target).map((operation) => ({ operation, event, ...subject(event) }))
        : []
    case 'pay.debit':
      return [{ operation: 'OP-PAY', event, ...subject(event) }]
    case 'pay.credit':
      return [{ operation: 'OP-PAY', event, ...subject(event) }]
    case 'entitlement.on':
      return [{ operation: 'OP-ENT', event, ...subject(event) }]
    case 'pkg.download':
      return event.ok ? [{ operation: 'OP-DL', event, ...subject(event) }] : []
    case 'pkg.install':
      return event.ok ? [{ operation: 'OP-UP', event, ...subject(event) }] : []
    case 'pkg.remove':
      return event.ok ? [{ operation: 'OP-UP', event, ...subject(event) }] : []
    case 'lock.state':
      return [{ operation: 'OP-LOCK', event, ...subject(event) }]
    default:
      return []
  }
}

function subject(event: Stamped): Pick<Performed, 'imei' | 'imsi' | 'session' | 'order'> {
  const { imei, imsi, session, order } = event as Partial<
    Record<'imei' | 'imsi' | 'session' | 'order', string>
  >
  return {
    ...(imei && { imei }),
    ...(imsi && { imsi }),
    ...(session && { session }),
    ...(order && { order }),
  }
}

/** The classes of a command by its target; none where it is not privileged. */
export function classesOf(cmd: string, target: string): Operation[] {
  const uri = target.startsWith('./') || target === '.' ? target : `./${target}`
  if (cmd === 'Exec') return executing(uri)
  if (cmd === 'Get') return PERSONAL.test(uri) ? ['OP-INV'] : []
  if (!WRITES.has(cmd)) return []
  if (/\/PkgData(\?|$)/.test(uri)) return ['OP-DL']
  // Where a package will come from changes nothing until something is executed, nor does a maker's challenge ever.
  if (/^\.\/(FUMO\/|SCOMO\/Download(\/|$)|Ext\/Maker\/)/.test(uri)) return []
  if (/^\.\/(SyncML\/)?DMAcc(\/|$)/.test(uri) || uri.endsWith('?prop=ACL')) return ['OP-ACC']
  return /^\.\/Services(\/|$)/.test(uri) ? ['OP-CONF', 'OP-ENT'] : ['OP-CONF']
}

/** FUMO §5, SCOMO, DiagMon and LAWMO by the names of their operation nodes. */
function executing(uri: string): Operation[] {
  if (/LAWMO|\/(FullyLock|PartiallyLock|UnLock|Wipe|FactoryReset)$/i.test(uri)) return ['OP-LOCK']
  if (/DiagMon|\/(Start|Stop)$/i.test(uri)) return ['OP-DIAG']
  if (/\/Download$/.test(uri)) return ['OP-DL']
  return /\/Download(Install|InstallInactive|AndUpdate|AndInstall)$/.test(uri)
    ? ['OP-DL', 'OP-UP']
    : ['OP-UP']
}

/** What an event did to a phone, for a reader. */
export function describe({ event }: Performed): string {
  switch (event.kind) {
    case 'dm.command':
      return `${event.cmd} ${event.target}`
    case 'bs.applied':
      return `bootstrap by ${event.serverId}`
    case 'pay.debit':
    case 'pay.credit':
      return `${event.amount} for ${event.order}`
    case 'entitlement.on':
      return event.item
    case 'pkg.download':
      return event.url
    case 'pkg.install':
      return `${event.name} ${event.version}`
    case 'pkg.remove':
      return `removal of ${event.name}`
    case 'lock.state':
      return event.state
    default:
      return event.kind
  }
}
