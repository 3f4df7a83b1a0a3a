import { TransportProblem } from '../../../simulators/world/transport.ts'
import { ClosedPorts } from './ports.ts'
import { type Waiter, Wire, type WireOptions } from './wire.ts'

export interface LeanClientOptions extends Omit<WireOptions, 'localAddress'> {
  /** Connections at once; what does not find one waits in order. */
  readonly connections: number
  /** Milliseconds for one exchange, from the first octet sent to the last one read. */
  readonly timeoutMs: number
  /** Each waiter has a connection of its own until it is released, as phones have; otherwise all share them. */
  readonly own?: boolean
  /** Addresses of this machine from which connections are made in turn: each has ports of its own. */
  readonly addresses?: readonly string[]
  readonly now: () => number
}

interface Waiting {
  readonly octets: string
  readonly waiter: Waiter
}

/** How often late exchanges are looked for, in milliseconds: one timer for all of them. */
const SWEEP_MS = 50

/**
 * HTTP/1.1 over a few kept connections, as cheap as node:net allows: one write and usually one read for each message, no
 * promise, no stream, no timer. Nothing is ever redirected or repeated.
 */
export class LeanClient {
  readonly #options: LeanClientOptions
  readonly #wires = new Set<Wire>()
  readonly #free: Wire[] = []
  #queue: (Waiting | undefined)[] = []
  #head = 0
  readonly #sweeper: NodeJS.Timeout
  #sent = 0
  #received = 0
  #closed = false
  #made = 0
  readonly #ports = new ClosedPorts()

  constructor(options: LeanClientOptions) {
    this.#options = options
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MS)
  }

  /** Messages that wait for a connection. */
  get waiting(): number {
    return this.#queue.length - this.#head
  }

  get connections(): number {
    return this.#wires.size
  }

  /** Ports that are taken, for one source address: by connections, and by those closed within the last minute. */
  get ports(): number {
    const { addresses = [], now } = this.#options
    return (this.#wires.size + this.#ports.count(now())) / Math.max(1, addresses.length)
  }

  /** The waiter needs its own connection no longer. */
  release(waiter: Waiter): void {
    const { wire } = waiter
    waiter.wire = undefined
    if (wire?.open) wire.abort(new TransportProblem('closed', 'the session is over'))
  }

  /** Octets sent and received since the client was made. */
  get traffic(): { sent: number; received: number } {
    let { sent, received } = { sent: this.#sent, received: this.#received }
    for (const wire of this.#wires) {
      sent += wire.sent
      received += wire.received
    }
    return { sent, received }
  }

  /** Sends a whole request, given as one character for each octet; `now` is the time, where it is known already. */
  send(octets: string, waiter: Waiter, now = this.#options.now()): void {
    if (this.#closed) return waiter.failed(new TransportProblem('closed', 'the client was closed'))
    const wire = this.#ownOf(waiter, now) ?? this.#take(now, waiter)
    if (wire) this.#give(wire, octets, waiter, now)
    else this.#queue.push({ octets, waiter })
  }

  /** Ends all connections; what waits fails. */
  close(): void {
    this.#closed = true
    clearInterval(this.#sweeper)
    const gone = new TransportProblem('closed', 'the client was closed')
    for (const wire of [...this.#wires]) wire.abort(gone)
    const left = this.#queue.splice(this.#head)
    this.#queue = []
    this.#head = 0
    for (const waiting of left) waiting?.waiter.failed(gone)
  }

  #give(wire: Wire, octets: string, waiter: Waiter, now: number): void {
    if (this.#options.own) waiter.wire = wire
    wire.send(octets, waiter, now)
  }

  /** The waiter's own connection; one that was silent for too long is given up for another. */
  #ownOf(waiter: Waiter, now: number): Wire | undefined {
    if (!waiter.wire) return undefined
    if (waiter.wire.usable(now)) return waiter.wire
    this.release(waiter)
    return undefined
  }

  #take(now: number, { identity }: Waiter): Wire | undefined {
    for (let wire = this.#free.pop(); wire; wire = this.#free.pop()) {
      if (wire.usable(now)) return wire
      if (wire.open) wire.abort(new TransportProblem('closed', 'silent for too long'))
    }
    if (this.#wires.size >= this.#options.connections) return undefined
    const { addresses = [], tls } = this.#options
    const localAddress = addresses[this.#made++ % Math.max(1, addresses.length)]
    const options = {
      ...this.#options,
      ...(tls && identity && { tls: { ...tls, ...identity } }),
      ...(localAddress !== undefined && { localAddress }),
    }
    const made = new Wire(options, (wire) => this.#freed(wire))
    this.#wires.add(made)
    return made
  }

  #freed(wire: Wire): void {
    if (!wire.open) {
      this.#wires.delete(wire)
      this.#ports.closed(this.#options.now())
      this.#sent += wire.sent
      this.#received += wire.received
      if (!this.#closed) this.#next(undefined)
      return
    }
    if (!this.#options.own) this.#next(wire)
  }

  /** Gives the message that has waited longest a connection: this one, or a new one in place of one that is gone. */
  #next(wire: Wire | undefined): void {
    const waiting = this.#queue[this.#head]
    if (!waiting) {
      if (wire) this.#free.push(wire)
      return
    }
    const now = this.#options.now()
    const next = wire ?? this.#take(now, waiting.waiter)
    if (!next) return
    this.#queue[this.#head++] = undefined
    if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
    this.#give(next, waiting.octets, waiting.waiter, now)
  }

  #sweep(): void {
    const { timeoutMs, now } = this.#options
    const limit = now() - timeoutMs
    for (const wire of this.#wires) {
      if (wire.busy && wire.sentAt < limit) {
        wire.abort(new TransportProblem('timeout', `no complete answer within ${timeoutMs / 1000} s`))
      }
    }
  }
}
