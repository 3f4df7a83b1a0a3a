import type { AuthType } from '../../protocol/credentials/type.ts'
import { concerned, type FunctionAnswer, type FunctionRequest } from '../../simulators/network/functions.ts'
import { serveNetwork } from '../../simulators/network/listener.ts'
import type { Network } from '../../simulators/network/network.ts'
import { DAY_ONE, VirtualClock } from '../../simulators/world/clock.ts'
import { type ClosableTransport, httpTransport } from '../stage/transport.ts'
import { startEmbedded } from '../target/embedded.ts'
import type { Target } from '../target/target.ts'
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

/** Where plans are performed: the targets, and the networks of the worlds that are on stage now. */
export class Arena {
  readonly targets: readonly Target[]
  readonly #lines = new Map<Target, ClosableTransport>()
  readonly #networks = new Set<Network>()
  readonly #close: () => Promise<void>

  private constructor(targets: readonly Target[], networks: Set<Network>, close: () => Promise<void>) {
    this.targets = targets
    this.#networks = networks
    this.#close = close
    for (const target of targets) this.#lines.set(target, httpTransport(target))
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
    const embedded = await startEmbedded({
      ...options,
      network: listener.url,
      host: '127.0.0.1',
      port: 0,
      database: ':memory:',
      networkTimeoutMs: PATIENCE_MS,
      calendar: new VirtualClock(DAY_ONE),
    }).catch(async (problem: unknown) => {
      await listener.close()
      throw problem
    })
    return new Arena(embedded.targets, networks, async () => {
      await embedded.close()
      await listener.close()
    })
  }

  /** An arena before targets that run elsewhere and ask the network where the first of them says. */
  static async before(targets: readonly Target[]): Promise<Arena> {
    const networks = new Set<Network>()
    const { hostname, port } = new URL(targets[0]?.network ?? 'http://127.0.0.1:0')
    const listener = await serveNetwork(async (request) => answer(networks, request), {
      host: hostname,
      port: Number(port),
    })
    return new Arena(targets, networks, () => listener.close())
  }

  /** Performs a plan against the target that speaks its dialect. `seed` makes its identities. */
  async perform(plan: Plan, seed: string): Promise<Trial> {
    const { auth, content } = plan.dialect
    const target = this.targets.find(
      ({ auths, contents }) => auths.includes(auth) && contents.includes(content),
    )
    const line = target && this.#lines.get(target)
    if (!target || !line) throw new Error(`no target speaks ${content} with ${auth}`)
    let network: Network | undefined
    const done = await trial(plan, {
      ...{ seed, target, transport: line.send, deadlineMs: DEADLINE_MS },
      onStage: (stage) => {
        network = stage.network
        this.#networks.add(network)
      },
    })
    if (network) this.#networks.delete(network)
    return done
  }

  async close(): Promise<void> {
    for (const line of this.#lines.values()) await line.close()
    await this.#close()
  }
}

/** The network whose subscriber, equipment or address a question concerns answers it. */
async function answer(networks: ReadonlySet<Network>, request: FunctionRequest): Promise<FunctionAnswer> {
  return concerned(networks, request)?.handle(request) ?? STRANGER
}
