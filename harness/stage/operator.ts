import type { Network } from '../../simulators/network/network.ts'
import type { OrderSubject } from '../../simulators/world/event.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Witness } from '../../simulators/world/witness.ts'
import type { HookName, Target } from '../target/target.ts'
import { carryOut } from './hooks/carry-out.ts'

export type OrderFields = Readonly<Record<string, string | number | boolean | readonly object[]>>

/** What the target said to an order: the HTTP status and its JSON answer (empty when it gave none). */
export interface OrderAnswer {
  readonly accepted: boolean
  readonly status: number
  readonly answer: Readonly<Record<string, unknown>>
}

/** Milliseconds that a push which the target leaves somewhere may be on its way after the order was answered. */
const ON_ITS_WAY_MS = 250

/** The operator who owns the target: gives it the orders that its target file declares as hooks. */
export class Operator {
  readonly #target: Target
  readonly #transport: Transport
  readonly #witness: Witness
  readonly #network: Network

  constructor(parts: { target: Target; transport: Transport; witness: Witness; network: Network }) {
    this.#target = parts.target
    this.#transport = parts.transport
    this.#witness = parts.witness
    this.#network = parts.network
  }

  /**
   * Gives one order and waits until everything that it set going in the network has been delivered, unless it is given
   * in the middle of a session: what it sends is delivered when that has ended. A target that does
   * not answer has not accepted; only a hook that was never declared throws, because the scenario should have said so.
   */
  async order(
    name: HookName,
    fields: OrderFields,
    { amidSession = false }: { amidSession?: boolean } = {},
  ): Promise<OrderAnswer> {
    const hook = this.#target.hooks[name]
    if (!hook) throw new Error(`the scenario ordered '${name}' without declaring that it needs it`)
    const about = subjectOf(fields)
    this.#witness({ kind: 'order.given', name, ...about })
    if (typeof fields['imsi'] === 'string') this.#network.reached = { imsi: fields['imsi'] }
    const outcome = await carryOut(hook, fields, this.#transport)
    this.#witness({
      kind: 'order',
      name,
      ...about,
      accepted: outcome.accepted,
      status: outcome.status,
      detail: String(outcome.answer['reason'] ?? outcome.answer['outcome'] ?? outcome.answer['error'] ?? ''),
    })
    if (this.#target.push) await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY_MS))
    if (!amidSession) await this.#network.settled()
    return outcome
  }

  /** Has the target die and come back, in the middle of whatever goes on. Throws when it does not come back. */
  async restart(): Promise<void> {
    const hook = this.#target.hooks.restart
    if (!hook) throw new Error("the scenario ordered 'restart' without declaring that it needs it")
    const { accepted, answer } = await carryOut(hook, {}, this.#transport)
    if (!accepted)
      throw new Error(`the target did not come back: ${String(answer['error'] ?? 'no reason given')}`)
    this.#witness({ kind: 'server.restart' })
  }

  /** Reads the target's own log for one device into the history. */
  async readLog(imei14: string): Promise<void> {
    const hook = this.#target.hooks.log
    if (!hook) return
    const { answer } = await carryOut(hook, { imei: imei14 }, this.#transport)
    const records = Array.isArray(answer['records']) ? (answer['records'] as Record<string, unknown>[]) : []
    for (const record of records) {
      const { imsi, session, case: careCase, order, campaign } = record
      this.#witness({
        kind: 'log.record',
        operation: String(record['operation'] ?? ''),
        imei: String(record['imei'] ?? '').slice(0, 14),
        result: String(record['result'] ?? ''),
        ...(typeof imsi === 'string' && { imsi }),
        ...(typeof session === 'string' && { session }),
        ...(typeof careCase === 'string' && { case: careCase }),
        ...(typeof order === 'string' && { order }),
        ...(typeof campaign === 'string' && { campaign }),
      })
    }
  }
}

/** Whom and which transaction an order is about, for those who judge. */
function subjectOf(fields: OrderFields): OrderSubject {
  const names = ['imei', 'imsi', 'case', 'order', 'campaign', 'org', 'price', 'repair', 'models'] as const
  const delegated = fields['delegated']
  const written = (name: string, value: unknown) =>
    name === 'imei' ? String(value).slice(0, 14) : String(value)
  return {
    ...Object.fromEntries(
      names.flatMap((name) => (name in fields ? [[name, written(name, fields[name])]] : [])),
    ),
    ...(typeof delegated === 'boolean' && { delegated }),
  }
}
