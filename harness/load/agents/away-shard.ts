import type { MessagePort } from 'node:worker_threads'
import { sharedNow } from '../clock.ts'
import type { ShardResult } from '../shard/order.ts'
import type { CommonClock } from './common-clock.ts'
import { NetworkRelay } from './network-relay.ts'
import type { StreamWriter } from './stream.ts'
import type { Said, Told } from './words.ts'

type End = ShardResult | { readonly lost: string }

/** What the machine that began a run knows of one shard. */
export class AwayShard {
  readonly number: number
  readonly madeAt = sharedNow()
  readonly result: Promise<End>
  readonly network: NetworkRelay | undefined
  agent = ''
  attempt = 0
  ready = false
  over = false
  heardAt = sharedNow()
  /** Seconds by which it began later than the run, because it began anew. */
  late = 0
  readonly #writer: (attempt: number) => StreamWriter<Said>
  #said: StreamWriter<Said> | undefined
  #end: (end: End) => void = () => undefined

  constructor(
    number: number,
    clock: CommonClock,
    port: MessagePort | undefined,
    writer: (attempt: number) => StreamWriter<Said>,
  ) {
    this.number = number
    this.#writer = writer
    this.result = new Promise((resolve) => {
      this.#end = resolve
    })
    this.network = port && new NetworkRelay(port, clock, (tells) => this.say({ tell: 'network', tells }))
  }

  /** False for word of an attempt that was given up; an agent that comes when all is over is sent away. */
  heeds({ attempt, tell }: Told): boolean {
    if (!this.over) return attempt >= this.attempt
    if (tell === 'ready') void this.#writer(attempt).write({ tell: 'dismiss' })
    return false
  }

  takenBy(agent: string, attempt: number): void {
    if (this.attempt > 0) {
      this.dismiss()
      this.network?.anew()
    }
    this.agent = agent
    this.attempt = attempt
    this.ready = false
    this.#said = this.#writer(attempt)
  }

  say(what: Said): void {
    if (!this.over) void this.#said?.write(what).catch(() => undefined)
  }

  /** Nobody waits for what the agent that has it may still do. */
  dismiss(): void {
    this.say({ tell: 'dismiss' })
  }

  end(end: End): void {
    this.dismiss()
    this.over = true
    this.#end(end)
  }
}
