import type { Failure } from '../session/outcome.ts'
import { COMES, type Comes, SENT, STEPS, type Step } from '../session/step.ts'
import { Latency } from './latency.ts'

/** One line of the ladder: a message of the device, or an order to notify it, and what came of it. */
export interface Rung {
  sent: number
  answered: Record<Comes | 'unexpected', number>
  timeouts: number
  lost: number
}

/** Numbers of sessions: every arrival is in exactly one of them. */
export interface Accounts {
  arrived: number
  complete: number
  failed: Partial<Record<Failure, number>>
  /** Arrivals that never became a session, by reason. */
  notStarted: Record<'no-room' | 'stopped', number>
  /** Open when the drain was over. */
  unfinished: number
}

/** Plain data that a worker reports; counts add up over workers. */
export interface TallyData {
  readonly rungs: Readonly<Record<Step, Rung>>
  readonly accounts: Accounts
  readonly bytes: { readonly sent: number; readonly received: number }
  /** Encoded histograms by name: each step, `session`, and `session/<use case>`. */
  readonly latencies: Readonly<Record<string, string>>
}

const newRung = (): Rung => ({
  sent: 0,
  answered: { notification: 0, challenge: 0, commands: 0, end: 0, unexpected: 0 },
  timeouts: 0,
  lost: 0,
})

/** What is counted and measured. Addition over workers and machines is exact. */
export class Tally {
  readonly rungs: Record<Step, Rung> = {
    'package-0': newRung(),
    'package-1': newRung(),
    'package-1-again': newRung(),
    'package-3': newRung(),
  }
  readonly accounts: Accounts = {
    arrived: 0,
    complete: 0,
    failed: {},
    notStarted: { 'no-room': 0, stopped: 0 },
    unfinished: 0,
  }
  bytes = { sent: 0, received: 0 }
  readonly latencies = new Map<string, Latency>()

  latency(name: string): Latency {
    const known = this.latencies.get(name)
    if (known) return known
    const made = new Latency()
    this.latencies.set(name, made)
    return made
  }

  get failures(): number {
    return (Object.values(this.accounts.failed) as number[]).reduce((sum, count) => sum + count, 0)
  }

  /** Messages of devices. */
  get messages(): number {
    return SENT.reduce((sum, step) => sum + this.rungs[step].sent, 0)
  }

  /** Sessions that began. */
  get started(): number {
    return this.accounts.complete + this.failures + this.accounts.unfinished
  }

  toData(): TallyData {
    const latencies = [...this.latencies].map(([name, latency]) => [name, latency.encode()])
    return {
      rungs: structuredClone(this.rungs),
      accounts: structuredClone(this.accounts),
      bytes: { ...this.bytes },
      latencies: Object.fromEntries(latencies),
    }
  }

  add(data: TallyData): void {
    for (const step of STEPS) addRung(this.rungs[step], data.rungs[step])
    const { accounts } = data
    this.accounts.arrived += accounts.arrived
    this.accounts.complete += accounts.complete
    this.accounts.unfinished += accounts.unfinished
    this.accounts.notStarted['no-room'] += accounts.notStarted['no-room']
    this.accounts.notStarted.stopped += accounts.notStarted.stopped
    for (const [failure, count] of Object.entries(accounts.failed) as [Failure, number][]) {
      this.accounts.failed[failure] = (this.accounts.failed[failure] ?? 0) + count
    }
    this.bytes.sent += data.bytes.sent
    this.bytes.received += data.bytes.received
    for (const [name, text] of Object.entries(data.latencies)) this.latency(name).add(Latency.decode(text))
  }
}

function addRung(into: Rung, { sent, answered, timeouts, lost }: Rung): void {
  into.sent += sent
  into.timeouts += timeouts
  into.lost += lost
  for (const comes of [...COMES, 'unexpected'] as const) into.answered[comes] += answered[comes]
}
