import type { Finding } from '../verdict/result.ts'

export interface Evaluation {
  /** How often the property was really put to the test. */
  readonly evaluated: number
  readonly findings: readonly Finding[]
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
