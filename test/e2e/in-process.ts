import { loadCatalogue } from '../../harness/farm/catalogue.ts'
import { dialectsOf, playName } from '../../harness/farm/dialects.ts'
import type { PlayOrder } from '../../harness/farm/play-order.ts'
import { headerOf } from '../../harness/farm/worker.ts'
import type { Dialect, Stamped } from '../../harness/history/event.ts'
import { play } from '../../harness/stage/play.ts'
import type { Scenario } from '../../harness/stage/scenario.ts'
import type { Stage } from '../../harness/stage/stage.ts'
import { httpTransport } from '../../harness/stage/transport.ts'
import { startEmbedded } from '../../harness/target/embedded.ts'
import type { Target } from '../../harness/target/target.ts'
import { judge } from '../../harness/verdict/judge.ts'
import type { PlayResult } from '../../harness/verdict/result.ts'
import { serveNetwork } from '../../simulators/network/listener.ts'
import { type Clock, DAY_ONE, VirtualClock } from '../../simulators/world/clock.ts'

const catalogue = await loadCatalogue([new URL('../../scenarios/use-cases', import.meta.url).pathname])

/** Scenarios by their id, or by the last part of it. */
export function scenarioNamed(name: string): Scenario {
  const found = catalogue.find(({ scenario }) => scenario.id === name || scenario.id.endsWith(`/${name}`))
  if (!found) throw new Error(`there is no scenario ${name}`)
  return found.scenario
}

/**
 * Plays scenarios one after the other against a reference server with these defects, without workers and without the
 * command line: for tests that need many servers and few plays of each.
 */
export async function playAgainst(
  wishes: {
    readonly defects: readonly string[]
    readonly dialect: Dialect
    readonly seed: string
    /** The server's clock, where it is not the machine's. */
    readonly clock?: Clock
    /** Told what happened in each play. */
    readonly keep?: (events: readonly Stamped[]) => void
  },
  scenarios: readonly Scenario[],
): Promise<PlayResult[]> {
  const { defects, dialect, seed } = wishes
  let onStage: Stage | undefined
  const listener = await serveNetwork(async (request) => {
    const network = onStage?.network
    const { path, query, body } = request
    if (!network?.concerns(path, query.toString(), body)) return { status: 404, body: { error: 'unknown' } }
    return network.handle(request)
  })
  const embedded = await startEmbedded({
    ...{ seed, defects, network: listener.url, host: '127.0.0.1', port: 0, database: ':memory:' },
    ...{ auths: [dialect.auth], contents: [dialect.content], timeoutMs: 5_000 },
    restarts: scenarios.some(({ needs }) => needs.includes('restart')),
    calendar: new VirtualClock(DAY_ONE),
    ...(wishes.clock && { clock: wishes.clock }),
  })
  try {
    const [target] = embedded.targets
    if (!target || dialectsOf(target).length !== 1) throw new Error('one target with one dialect was wanted')
    const results: PlayResult[] = []
    for (const scenario of scenarios) {
      const hear = (stage: Stage) => {
        onStage = stage
      }
      results.push(await playOne(scenario, { ...wishes, target, onStage: hear }))
    }
    return results
  } finally {
    await embedded.close()
    await listener.close()
  }
}

async function playOne(
  scenario: Scenario,
  parts: {
    readonly target: Target
    readonly dialect: Dialect
    readonly seed: string
    readonly onStage: (stage: Stage) => void
    readonly keep?: (events: readonly Stamped[]) => void
  },
): Promise<PlayResult> {
  const { target, dialect } = parts
  const transport = httpTransport(target)
  try {
    const order: PlayOrder = {
      ...{ play: playName(scenario.id, dialect), scenario: scenario.id, file: '', dialect, target },
      ...{ seed: `${parts.seed}/${scenario.id}`, deadlineMs: 20_000, replay: '' },
    }
    const record = await play(scenario, { ...parts, ...order, transport: transport.send })
    parts.keep?.(record.events)
    return judge({ header: headerOf(scenario, order, record.threw), events: record.events })
  } finally {
    await transport.close()
  }
}
