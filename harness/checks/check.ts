import type { PlayHeader, PlayHistory } from '../history/event.ts'
import type { Finding } from '../verdict/result.ts'
import type { Moment } from './moment.ts'
import { Monitor } from './monitor.ts'

export interface Evaluation {
  /** How often the property was really put to the test. */
  readonly evaluated: number
  readonly findings: readonly Finding[]
}

/** Sees each moment of a history in turn; `end` is told when there are no more. */
export interface Watcher {
  readonly take: (moment: Moment) => void
  readonly end?: () => void
}

/**
 * One property as a fold over the history of one play, named by what it forbids or demands: what it remembers is what
 * its watcher closes over, so that it can follow a run that goes on as well as judge one that is over.
 */
export interface Check {
  readonly id: string
  readonly title: string
  readonly begin: (tally: Tally, header: PlayHeader) => Watcher
}

/** Counts what was tested and gathers what was wrong. */
export class Tally {
  evaluated = 0
  readonly findings: Finding[] = []
  readonly #property: string

  constructor(property: string) {
    this.#property = property
  }

  test(times = 1): void {
    this.evaluated += times
  }

  fail(seq: number, message: string, nearest?: string): void {
    this.findings.push({ property: this.#property, message, seq, ...(nearest && { nearest }) })
  }

  get result(): Evaluation {
    return { evaluated: this.evaluated, findings: this.findings }
  }
}

type Begin = (tally: Tally, header: PlayHeader) => Watcher | Watcher['take']

/** A check that looks at each moment, and at the end where it must. */
export function check(id: string, title: string, begin: Begin): Check {
  return {
    id,
    title,
    begin: (tally, header) => {
      const watcher = begin(tally, header)
      return typeof watcher === 'function' ? { take: watcher } : watcher
    },
  }
}

/** Judges a whole history by one check. */
export function evaluate(one: Check, { header, events }: PlayHistory): Evaluation {
  const monitor = new Monitor(header, [one])
  for (const event of events) monitor.take(event)
  const [result] = monitor.end()
  if (result?.problem) throw result.problem
  return { evaluated: result?.evaluated ?? 0, findings: result?.findings ?? [] }
}

/** A property that says no more than the cells of the matrix that stand for it: they are counted for every check. */
export function checkOfCells(id: string, title: string): Check {
  return check(id, title, () => () => undefined)
}
