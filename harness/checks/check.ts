import type { Finding } from '../verdict/result.ts'
import type { View } from './view.ts'

export interface Evaluation {
  /** How often the property was really put to the test. */
  readonly evaluated: number
  readonly findings: readonly Finding[]
}

/** One property as a pure function over the history of one play, named by what it forbids or demands. */
export interface Check {
  readonly id: string
  readonly title: string
  readonly evaluate: (view: View) => Evaluation
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

/** A check whose evaluation fills a tally. */
export function check(id: string, title: string, fill: (view: View, tally: Tally) => void): Check {
  return {
    id,
    title,
    evaluate: (view) => {
      const tally = new Tally(id)
      fill(view, tally)
      return tally.result
    },
  }
}
