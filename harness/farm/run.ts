import type { Dialect } from '../history/event.ts'
import type { Target } from '../target/target.ts'
import type { PlayResult } from '../verdict/result.ts'
import { lostPlay, unsupportedPlay } from '../verdict/unplayed.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { playName, playsOf } from './dialects.ts'
import type { Played, PlayOrder } from './play-order.ts'
import { playAll } from './pool.ts'
import type { Switchboard } from './switchboard.ts'

export interface RunOptions {
  readonly entries: readonly CatalogueEntry[]
  readonly targets: readonly Target[]
  readonly seed: string
  readonly workers: number
  readonly switchboard: Switchboard
  readonly deadlineMs: number
  /** Address of a real HLR in the place of the built-in one. */
  readonly hlrHost?: string | undefined
  readonly browser?: PlayOrder['browser'] | undefined
  readonly signal: AbortSignal
  /** Words that a replay needs beside seed and scenario, such as the target file. */
  readonly replayWords: string
  /** Called for each play in the order of the catalogue, whatever the workers finished first. */
  readonly onPlay: (result: PlayResult, history: Uint8Array | undefined) => Promise<void>
}

type Slot = { result: PlayResult; history: Uint8Array | undefined }

/**
 * Plays every scenario in every dialect of every target. Results are handed over in catalogue order, so that a run
 * leaves the same files whatever the number of workers. Rejects only when `onPlay` does.
 */
export async function runPlays(options: RunOptions): Promise<void> {
  const chosen = options.entries.map((entry) => ({ entry, plays: playsOf(entry.scenario, options.targets) }))
  const plays = options.targets.flatMap((target) =>
    chosen.flatMap(({ entry, plays: own }) =>
      own.filter((each) => each.target === target).map(({ dialect }) => ({ target, entry, dialect })),
    ),
  )
  const turn = new InTurn(plays.length, options.onPlay)
  const orders: PlayOrder[] = []
  const places = new Map<PlayOrder, number>()
  for (const [place, { target, entry, dialect }] of plays.entries()) {
    const why = whyUnsupported(entry, target, dialect)
    const order = orderOf(entry, target, dialect, options)
    places.set(order, place)
    if (why === undefined) orders.push(order)
    else await turn.put(place, { result: unsupportedPlay(entry.scenario, order, why), history: undefined })
  }
  const put = (order: PlayOrder, slot: Slot) => turn.put(places.get(order) ?? 0, slot)
  const scenarioOf = new Map(options.entries.map(({ scenario }) => [scenario.id, scenario]))
  await playAll(orders, {
    ...options,
    onPlayed: async (order: PlayOrder, { result, history }: Played) => put(order, { result, history }),
    onLost: async (order: PlayOrder, reason: string) => {
      const scenario = scenarioOf.get(order.scenario)
      if (scenario) await put(order, { result: lostPlay(scenario, order, reason), history: undefined })
    },
  })
  await turn.flush()
}

function orderOf(entry: CatalogueEntry, target: Target, dialect: Dialect, options: RunOptions): PlayOrder {
  const play = playName(entry.scenario.id, dialect)
  const { content, auth } = dialect
  return {
    play,
    file: entry.file,
    scenario: entry.scenario.id,
    dialect,
    seed: `${options.seed}/${play}`,
    target,
    deadlineMs: options.deadlineMs,
    // Whoever restarts the server would take it away from all the others.
    ...(entry.scenario.needs.includes('restart') && { alone: true }),
    ...(options.hlrHost && { hlrHost: options.hlrHost }),
    ...(options.browser && { browser: options.browser }),
    replay: `run --only ${entry.scenario.id} --content ${content} --auth ${auth} --seed ${options.seed}${options.replayWords}`,
  }
}

function whyUnsupported({ scenario }: CatalogueEntry, target: Target, dialect: Dialect): string | undefined {
  const missing = scenario.needs.filter((need) => !target.capabilities.includes(need))
  if (missing.length > 0) return `the target does not declare: ${missing.join(', ')}`
  return scenario.inapplicable?.(dialect)
}

/** Holds results back until all before them have been handed over. */
class InTurn {
  readonly #slots: (Slot | undefined)[]
  readonly #onPlay: RunOptions['onPlay']
  #next = 0
  #busy: Promise<void> = Promise.resolve()

  constructor(length: number, onPlay: RunOptions['onPlay']) {
    this.#slots = new Array(length)
    this.#onPlay = onPlay
  }

  put(place: number, slot: Slot): Promise<void> {
    this.#slots[place] = slot
    this.#busy = this.#busy.then(() => this.#advance())
    return this.#busy
  }

  async #advance(): Promise<void> {
    for (let slot = this.#slots[this.#next]; slot; slot = this.#slots[this.#next]) {
      this.#slots[this.#next] = undefined
      this.#next += 1
      await this.#onPlay(slot.result, slot.history)
    }
  }

  /** An interrupted run leaves gaps: what stands behind them is handed over all the same. */
  async flush(): Promise<void> {
    await this.#busy
    for (const slot of this.#slots.splice(0)) if (slot) await this.#onPlay(slot.result, slot.history)
  }
}
