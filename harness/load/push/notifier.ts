import type { AuthType } from '../../../protocol/credentials/type.ts'
import { carryOut } from '../../stage/hooks/carry-out.ts'
import type { OrderAnswer } from '../../stage/operator.ts'
import { type ClosableTransport, httpTransport, type TransportOptions } from '../../stage/transport.ts'
import type { Hook, Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import type { Fleet } from '../fleet/fleet.ts'

/** How one endpoint of a target is told to notify a device: plain data that travels to the workers. */
export interface NotifyHook extends TransportOptions {
  readonly auths: readonly AuthType[]
  readonly hook: Hook
}

/** The hooks of a plan whose sessions the target begins. Throws UsageProblem where the target cannot be told to. */
export function notifyHooks(targets: readonly Target[], listens: boolean): NotifyHook[] {
  if (!listens)
    throw new UsageProblem(
      'begin: push: package #0 comes through the network functions, and the target declares no network',
    )
  return targets.map(({ name, auths, hooks, timeoutMs, maxBytes, tls, proxy }) => {
    const hook = hooks.notifications
    if (!hook) throw new UsageProblem(`begin: push: ${name} does not declare the hook notifications`)
    if ('manual' in hook)
      throw new UsageProblem(
        `begin: push: ${name} is notified by a person, who cannot keep up with a load plan`,
      )
    return { auths, hook, timeoutMs, maxBytes, ...(tls && { tls }), ...(proxy !== undefined && { proxy }) }
  })
}

/** Orders notifications for the devices of a fleet, each from the endpoint of its credential type. */
export class Notifier {
  readonly #fleet: Fleet
  readonly #lines: readonly { readonly of: NotifyHook; readonly transport: ClosableTransport }[]

  constructor(fleet: Fleet, hooks: readonly NotifyHook[]) {
    this.#fleet = fleet
    this.#lines = hooks.map((of) => ({ of, transport: httpTransport(of) }))
  }

  readonly order = (index: number): Promise<OrderAnswer> => {
    const { auth } = this.#fleet.traits(this.#fleet.rowOf(index))
    const line = this.#lines.find(({ of }) => of.auths.includes(auth))
    if (!line) throw new RangeError(`no endpoint takes ${auth}`)
    const { identities } = this.#fleet
    const about = { imei: identities.imei14(index), imsi: identities.imsi(index) }
    return carryOut(line.of.hook, { ...about, uiMode: 1, initiator: 1 }, line.transport.send)
  }

  async close(): Promise<void> {
    await Promise.all(this.#lines.map(({ transport }) => transport.close()))
  }
}
