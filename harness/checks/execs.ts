import type { WorldEvent } from '../../simulators/world/event.ts'
import type { Moment } from './moment.ts'

type Alert = Extract<WorldEvent, { kind: 'alert.sent' }>

/** What the Execs that phones carry out are for, so that one knows what a report is the end of. */
export class Execs {
  readonly #orders = new Set<string>()
  /** By phone and correlator: the order, case or campaign. */
  readonly #reasons = new Map<string, string>()

  take({ event, judged }: Moment): void {
    if (event.kind === 'order.given' && event.order !== undefined) this.#orders.add(event.order)
    if (event.kind !== 'dm.command' || event.cmd !== 'Exec' || !event.executed) return
    const { imei, correlator } = event
    if (correlator === undefined) return
    const named = [...this.#orders].find((order) => names(correlator, order))
    const reason = named ?? judged.find(({ transaction }) => transaction)?.transaction?.id
    if (reason !== undefined) this.#reasons.set(`${imei} ${correlator}`, reason)
  }

  /** Whether a report can be the end of this order. One that names no Exec of its phone can be that of any. */
  canEnd({ imei, correlator }: Alert, order: string): boolean {
    const reason = this.#reasons.get(`${imei} ${correlator ?? ''}`)
    return reason === undefined || reason === order
  }
}

/** Whether a server has made a correlator out of the name of an order. */
const names = (correlator: string, order: string): boolean =>
  correlator.startsWith(order) && !/^\w/.test(correlator.slice(order.length))
