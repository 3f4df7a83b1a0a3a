import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { Latency } from './latency.ts'

/** How well one worker kept up with what it was to do. Times in milliseconds, shares from 0 to 1. */
export interface GeneratorHealth {
  readonly loopLagP99: number
  /** Share of the time in which the thread was not idle. */
  readonly cpu: number
  readonly gcPauseMax: number
  /** Sessions that began later than they should for the worker's own fault, as a share of all, and the p99 of how late. */
  readonly slip: number
  readonly slipP99: number
  /** Ports in use, of those that the system gives out for one source address. */
  readonly ports: number
  readonly heapMiB: number
}

/** How late a session may begin before it counts as late. */
export const LATE_MS = 50

/** Ports that Linux gives out unless told otherwise (net.ipv4.ip_local_port_range). */
const PORTS = 28_232

/** Watches the thread that it is made in. */
export class GeneratorWatch {
  readonly #lag = monitorEventLoopDelay({ resolution: 5 })
  readonly #observer: PerformanceObserver
  #gcPauseMax = 0
  #before = performance.eventLoopUtilization()
  #late = 0
  #begun = 0
  readonly #lateness: number[] = []
  /** How late devices woke up after a pause. */
  readonly wakeUps = new Latency(2)

  constructor() {
    this.#observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.#gcPauseMax = Math.max(this.#gcPauseMax, duration)
    })
  }

  start(): void {
    this.#lag.enable()
    this.#lag.reset()
    this.#observer.observe({ entryTypes: ['gc'] })
    this.#before = performance.eventLoopUtilization()
  }

  /** A session began so many milliseconds after its time; waiting for room or for its device is not counted here. */
  began(lateBy: number): void {
    this.#begun += 1
    if (lateBy > LATE_MS) this.#late += 1
    // A sample of the size that gives a steady p99, replaced in turn.
    this.#lateness[this.#begun % 2_000] = lateBy
  }

  health(ports: number): GeneratorHealth {
    const { utilization } = performance.eventLoopUtilization(this.#before)
    const sorted = [...this.#lateness].filter((each) => each !== undefined).sort((a, b) => a - b)
    return {
      loopLagP99: Math.max(0, this.#lag.percentile(99) / 1e6 - 5),
      cpu: utilization,
      gcPauseMax: this.#gcPauseMax,
      slip: this.#begun === 0 ? 0 : this.#late / this.#begun,
      slipP99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      ports: ports / PORTS,
      heapMiB: process.memoryUsage().heapUsed / 2 ** 20,
    }
  }

  stop(): void {
    this.#lag.disable()
    this.#observer.disconnect()
  }
}
