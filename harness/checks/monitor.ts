import type { SyncML } from '../../protocol/syncml/message.ts'
import type { PlayHeader, Stamped } from '../history/event.ts'
import { type Judged, Oracle } from '../identity/oracle.ts'
import type { Finding } from '../verdict/result.ts'
import type { Check, Watcher } from './check.ts'
import { Moment } from './moment.ts'
import { Tally } from './tally.ts'

export interface Watched {
  readonly id: string
  readonly title: string
  readonly evaluated: number
  readonly findings: readonly Finding[]
  /** The check itself broke; what it had found until then stands. */
  readonly problem?: Error
}

interface Running {
  readonly check: Check
  readonly tally: Tally
  readonly watcher: Watcher
  problem?: Error
}

/**
 * Shows every event to every check, once: the whole judgement of a play is one pass over its history, and a run that goes
 * on can be judged while it does.
 */
export class Monitor {
  readonly #oracle: Oracle
  readonly #brokeOff: boolean
  /** By property, in the order of the checks. */
  readonly #running: ReadonlyMap<string, Running>
  readonly #order: readonly Running[]

  constructor(header: PlayHeader, checks: readonly Check[]) {
    this.#oracle = new Oracle(header)
    this.#brokeOff = header.threw !== undefined
    this.#running = new Map(
      checks.map((check) => {
        const tally = new Tally(check.id)
        return [check.id, { check, tally, watcher: check.begin(tally, header) }]
      }),
    )
    this.#order = [...this.#running.values()]
  }

  /** Judges one event, and says which operations it was. `message` spares reading a DM message that is known already. */
  take(event: Stamped, message?: SyncML): readonly Judged[] {
    const judged = this.#oracle.judge(event)
    const moment = new Moment(event, judged, this.#oracle.book, message)
    for (const { cell, finding } of moment.cells) {
      const tally = this.#running.get(cell.property)?.tally
      tally?.test()
      if (finding) tally?.fail(finding.seq, finding.message, finding.nearest)
    }
    for (const each of this.#order) show(each, moment)
    this.#oracle.learn(event)
    return judged
  }

  /** What was found until now, in the order of the checks. */
  get findings(): readonly Finding[] {
    return this.#order.flatMap(({ tally }) => tally.findings)
  }

  /**
   * What came of it, in the order of the checks; those that wait for the end of a play hear of it. A play that broke off
   * has none: what had not happened by then says nothing.
   */
  end(): readonly Watched[] {
    if (!this.#brokeOff) for (const each of this.#order) show(each, undefined)
    return this.#order.map(({ check: { id, title }, tally, problem }) => ({
      ...{ id, title, evaluated: tally.evaluated, findings: tally.findings },
      ...(problem && { problem }),
    }))
  }
}

/** Shows a moment, or the end. A check that throws sees nothing more, and what it had found until then stands. */
function show(each: Running, moment: Moment | undefined): void {
  if (each.problem) return
  try {
    if (moment) each.watcher.take(moment)
    else each.watcher.end?.()
  } catch (error) {
    each.problem = error as Error
  }
}
