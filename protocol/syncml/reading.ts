import type { Deviation } from './deviation.ts'
import type { Limits } from './limits.ts'

/** What goes along while a document is turned into a model: what was tolerated, and how much may still come. */
export class Reading {
  readonly deviations: Deviation[]
  readonly limits: Limits
  /** Elements read so far, those of nested documents included. */
  elements: number

  constructor(limits: Limits, deviations: Deviation[], elements: number) {
    this.limits = limits
    this.deviations = deviations
    this.elements = elements
  }

  deviate(code: string, message: string, offset: number): void {
    this.deviations.push({ code, message, offset })
  }

  /** What a document nested in this one may still have. */
  rest(): Limits {
    return { ...this.limits, maxElements: Math.max(0, this.limits.maxElements - this.elements) }
  }
}
