import { connect, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import { TransportProblem } from '../../../simulators/world/transport.ts'
import { ResponseReader, type Whole } from './response-reader.ts'

/** Whoever sent a message and waits for what comes of it. Called back exactly once. */
export interface Waiter {
  /** The connection that is this waiter's alone, where each has its own. */
  wire?: Wire | undefined
  /** The certificate and key by which it proves itself on the TLS layer. */
  readonly identity?: Pick<ConnectionOptions, 'cert' | 'key'> | undefined
  answered(whole: Whole): void
  failed(problem: TransportProblem): void
}

export interface WireOptions {
  readonly host: string
  readonly port: number
  readonly tls?: ConnectionOptions
  /** Octets of the largest answer. */
  readonly maxBytes: number
  readonly localAddress?: string
}

/** All wires of a thread read into this one buffer: what they bring is dealt with before the next one reads. */
const SHARED = Buffer.allocUnsafeSlow(256 * 1024)

/** A server that does not say how long it keeps a silent connection is not trusted with one for longer than this. */
const IDLE_MS = 4_000

/** One connection: one exchange at a time, one write for each. */
export class Wire {
  readonly #socket: Socket
  readonly #reader: ResponseReader
  readonly #onFree: (wire: Wire) => void
  #waiter: Waiter | undefined
  #open = true
  #idleSince = 0
  #keepMs = IDLE_MS
  sentAt = 0
  /** Octets that went out and came in. */
  sent = 0
  received = 0

  /** `onFree` is called when an exchange has ended, and when the connection has. */
  constructor(options: WireOptions, onFree: (wire: Wire) => void) {
    const { host, port, tls, localAddress } = options
    this.#onFree = onFree
    this.#reader = new ResponseReader(options.maxBytes)
    const onread = { buffer: SHARED, callback: (length: number) => this.#read(length) }
    const where = { host, port, noDelay: true, onread, ...(localAddress && { localAddress }) }
    this.#socket = tls ? connectTls({ ...tls, ...where } as ConnectionOptions) : connect(where)
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#lost(problemOf(error)))
    this.#socket.on('end', () => this.#ended())
    this.#socket.on('close', () => this.#lost(CLOSED()))
  }

  get busy(): boolean {
    return this.#waiter !== undefined
  }

  /** Whether another message may be sent at `now`: a connection that was silent for long may be half gone. */
  usable(now: number): boolean {
    return this.#open && !this.#waiter && (this.#idleSince === 0 || now - this.#idleSince < this.#keepMs)
  }

  get open(): boolean {
    return this.#open
  }

  /** Sends a whole request, one character for each octet. */
  send(octets: string, waiter: Waiter, now: number): void {
    this.#waiter = waiter
    this.sentAt = now
    this.sent += octets.length
    this.#socket.write(octets, 'latin1')
  }

  /** Gives up what is going on. */
  abort(problem: TransportProblem): void {
    this.#lost(problem)
  }

  #read(length: number): boolean {
    this.received += length
    if (!this.#waiter) {
      this.#lost(CLOSED())
      return true
    }
    let whole: Whole | undefined
    try {
      whole = this.#reader.take(SHARED, length)
    } catch (error) {
      if (!(error instanceof TransportProblem)) throw error
      this.#lost(error)
      return true
    }
    if (whole) this.#answered(whole)
    return true
  }

  #answered(whole: Whole): void {
    const waiter = this.#waiter
    this.#waiter = undefined
    this.#idleSince = this.sentAt
    if (!whole.head.keeps) this.#shut()
    else if (whole.head.keepMs !== undefined) this.#keepMs = Math.max(0, whole.head.keepMs - 1000)
    // Free first: whoever is answered sends the next message at once, and finds this connection.
    if (this.#open) this.#onFree(this)
    waiter?.answered(whole)
  }

  #ended(): void {
    const whole = this.#waiter && this.#reader.end()
    if (whole) this.#answered(whole)
    this.#lost(CLOSED())
  }

  #shut(): void {
    if (!this.#open) return
    this.#open = false
    this.#socket.destroy()
  }

  #lost(problem: TransportProblem): void {
    const waiter = this.#waiter
    this.#waiter = undefined
    const was = this.#open
    this.#shut()
    if (was) this.#onFree(this)
    waiter?.failed(problem)
  }
}

const CLOSED = () => new TransportProblem('closed', 'the connection was closed in the middle of the exchange')

function problemOf(error: NodeJS.ErrnoException): TransportProblem {
  const { code, message } = error
  if (code === 'ECONNREFUSED') return new TransportProblem('refused', 'the connection was refused')
  if (code === 'ECONNRESET' || code === 'EPIPE') return CLOSED()
  if (code === 'ETIMEDOUT') return new TransportProblem('timeout', 'no connection in time')
  return new TransportProblem('other', message)
}
