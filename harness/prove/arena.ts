import type { AuthType } from '../../protocol/credentials/type.ts'
import { concerned, type FunctionAnswer, type FunctionRequest } from '../../simulators/network/functions.ts'
import { serveNetwork } from '../../simulators/network/listener.ts'
import type { Network } from '../../simulators/network/network.ts'
import { DAY_ONE, VirtualClock } from '../../simulators/world/clock.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Dialect } from '../history/event.ts'
import { type ClosableTransport, httpTransport } from '../stage/transport.ts'
import { startEmbedded } from '../target/embedded.ts'
import type { Target } from '../target/target.ts'
import { letsServerDie } from './dying.ts'
import { Gate } from './gate.ts'
import type { Plan } from './plan.ts'
import { type Trial, trial } from './trial.ts'

/**
 * How long the reference server waits for a network function. One that is to stay silent hangs up much sooner, so that
 * this ends nothing but what is late because many worlds are on stage at once.
 */
const PATIENCE_MS = 8_000

/** Milliseconds of silence before a function that does not answer hangs up: our own server takes that for no answer. */
const SILENCE_MS = 15

/** Milliseconds after which a performance is given up. */
const DEADLINE_MS = 60_000

const STRANGER: FunctionAnswer = { status: 404, body: { error: 'no network of this run knows that key' } }

/** Targets, with the lines to them. */
class Ground {
  readonly targets: readonly Target[]
  readonly #lines: ReadonlyMap<Target, ClosableTransport>
  readonly #close: () => Promise<void>

  constructor(targets: readonly Target[], close: () => Promise<void> = async () => undefined) {
    this.targets = targets
    this.#lines = new Map(targets.map((target) => [target, httpTransport(target)]))
    this.#close = close
  }

  /** The target that speaks a dialect. */
  of({ auth, content }: Dialect): { readonly target: Target; readonly transport: Transport } {
    const target = this.targets.find(
      ({ auths, contents }) => auths.includes(auth) && contents.includes(content),
    )
    const line = target && this.#lines.get(target)
    if (!target || !line) throw new Error(`no target speaks ${content} with ${auth}`)
    return { target, transport: line.send }
  }

  async close(): Promise<void> {
    for (const line of this.#lines.values()) await line.close()
    await this.#close()
  }
}

/** Where plans are performed: the targets, and the networks of the worlds that are on stage now. */
export class Arena {
  readonly targets: readonly Target[]
  readonly #ground: Ground
  /** Servers of their own for plans in which they die, started when the first one comes; without them the targets do. */
  readonly #startSpare: (() => Promise<Ground>) | undefined
  #spare: Promise<Ground> | undefined
  readonly #networks: Set<Network>
  readonly #gate = new Gate()
  readonly #close: () => Promise<void>

  private constructor(parts: {
    readonly ground: Ground
    readonly networks: Set<Network>
    readonly startSpare?: () => Promise<Ground>
    readonly close: () => Promise<void>
  }) {
    const { ground, networks, startSpare, close } = parts
    this.#ground = ground
    this.#networks = networks
    this.#startSpare = startSpare
    this.#close = close
    this.targets = startSpare
      ? ground.targets.map((each) => ({ ...each, capabilities: [...each.capabilities, 'restart'] }))
      : ground.targets
  }

  /** An arena with reference servers of its own, one for each credential type. */
  static async embedded(options: {
    readonly seed: string
    readonly auths: readonly AuthType[]
    readonly contents: readonly ('xml' | 'wbxml')[]
    readonly defects: readonly string[]
    readonly timeoutMs: number
  }): Promise<Arena> {
    const networks = new Set<Network>()
    const listener = await serveNetwork(async (request) => answer(networks, request), {
      silenceMs: SILENCE_MS,
    })
    const start = async (seed: string, restarts: boolean) => {
      const embedded = await startEmbedded({
        ...{ ...options, seed, restarts },
        network: listener.url,
        host: '127.0.0.1',
        port: 0,
        database: ':memory:',
        networkTimeoutMs: PATIENCE_MS,
        calendar: new VirtualClock(DAY_ONE),
      })
      return new Ground(embedded.targets, () => embedded.close())
    }
    const ground = await start(options.seed, false).catch(async (problem: unknown) => {
      await listener.close()
      throw problem
    })
    const startSpare = () => start(`${options.seed}/spare`, true)
    return new Arena({ ground, networks, startSpare, close: () => listener.close() })
  }

  /** An arena before targets that run elsewhere and ask the network where the first of them says. */
  static async before(targets: readonly Target[]): Promise<Arena> {
    const networks = new Set<Network>()
    const { hostname, port } = new URL(targets[0]?.network ?? 'http://127.0.0.1:0')
    const listener = await serveNetwork(async (request) => answer(networks, request), {
      host: hostname,
      port: Number(port),
    })
    return new Arena({ ground: new Ground(targets), networks, close: () => listener.close() })
  }

  /**
   * Performs a plan against the target that speaks its dialect. `seed` makes its identities. A server that dies in a plan
   * serves no other world meanwhile.
   */
  async perform(plan: Plan, seed: string): Promise<Trial> {
    if (!letsServerDie(plan)) {
      const act = () => this.#performOn(this.#ground, plan, seed)
      return this.#startSpare ? act() : this.#gate.together(act)
    }
    this.#spare ??= this.#startSpare?.()
    return this.#gate.alone(async () => this.#performOn((await this.#spare) ?? this.#ground, plan, seed))
  }

  async #performOn(ground: Ground, plan: Plan, seed: string): Promise<Trial> {
    let network: Network | undefined
    const done = await trial(plan, {
      ...{ seed, ...ground.of(plan.dialect), deadlineMs: DEADLINE_MS },
      onStage: (stage) => {
        network = stage.network
        this.#networks.add(network)
      },
    })
    if (network) this.#networks.delete(network)
    return done
  }

  async close(): Promise<void> {
    await this.#ground.close()
    await (await this.#spare)?.close()
    await this.#close()
  }
}

/** The network whose subscriber, equipment or address a question concerns answers it. */
async function answer(networks: ReadonlySet<Network>, request: FunctionRequest): Promise<FunctionAnswer> {
  return concerned(networks, request)?.handle(request) ?? STRANGER
}
