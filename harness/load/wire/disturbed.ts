import { TransportProblem } from '../../../simulators/world/transport.ts'
import type { FaultWindow } from '../plan/plan.ts'
import type { LeanClient } from './lean-client.ts'
import { Whole } from './response-reader.ts'
import type { Waiter } from './wire.ts'

/** What the farm needs of a client. */
export type Client = Pick<LeanClient, 'send' | 'release' | 'connections' | 'ports' | 'traffic' | 'close'>

export interface Disturbance {
  readonly windows: readonly FaultWindow[]
  /** Milliseconds of the run. */
  readonly elapsed: () => number
  /** A number from 0 to below 1 for the message that somebody sends; it follows from the seed, the device and its message. */
  readonly chance: (waiter: Waiter) => number
}

/**
 * A way to the target on which things go wrong while a plan's fault windows are open: answers come later, messages are
 * answered with an error by somebody in between, or the connection is reset before they arrive. Outside of the windows
 * everything passes untouched.
 */
export class Disturbed implements Client {
  readonly #client: Client
  readonly #disturbance: Disturbance
  readonly #late = new Set<NodeJS.Timeout>()

  constructor(client: Client, disturbance: Disturbance) {
    this.#client = client
    this.#disturbance = disturbance
  }

  get connections(): number {
    return this.#client.connections
  }

  get ports(): number {
    return this.#client.ports
  }

  release(waiter: Waiter): void {
    this.#client.release(waiter)
  }

  get traffic(): { sent: number; received: number } {
    return this.#client.traffic
  }

  send(octets: string, waiter: Waiter, at?: number): void {
    const { windows, elapsed, chance } = this.#disturbance
    const now = elapsed()
    let lateBy = 0
    for (const { from, until, fault } of windows) {
      if (now < from || now >= until) continue
      if (fault.kind === 'slow') lateBy += fault.by
      else if (chance(waiter) < fault.share) return this.#strike(fault, waiter)
    }
    this.#client.send(octets, lateBy === 0 ? waiter : this.#later(lateBy, waiter), at)
  }

  close(): void {
    for (const timer of this.#late) clearTimeout(timer)
    this.#client.close()
  }

  #strike(fault: Exclude<FaultWindow['fault'], { kind: 'slow' }>, waiter: Waiter): void {
    // Not at once: whoever sends does not expect an answer before it has sent.
    this.#after(0, () => {
      if (fault.kind === 'reset') waiter.failed(new TransportProblem('closed', 'the connection was reset'))
      else waiter.answered(new Whole(headOf(fault.status), Buffer.alloc(0), 0, 0))
    })
  }

  #later(millis: number, waiter: Waiter): Waiter {
    return {
      identity: waiter.identity,
      get wire() {
        return waiter.wire
      },
      set wire(wire) {
        waiter.wire = wire
      },
      answered: ({ head, body, text }) => {
        // The body is only lent until the next octets are read.
        const kept = new Whole(head, Buffer.from(body), 0, body.length, text)
        this.#after(millis, () => waiter.answered(kept))
      },
      failed: (problem) => this.#after(millis, () => waiter.failed(problem)),
    }
  }

  #after(millis: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.#late.delete(timer)
      then()
    }, millis)
    this.#late.add(timer)
  }
}

const headOf = (status: number): Whole['head'] => ({
  status,
  fields: new Map(),
  body: 0,
  keeps: true,
  keepMs: undefined,
})
