import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
} from 'hdr-histogram-js'
import { Counts } from './counts.ts'

/** An hour in microseconds: nothing that a load run waits for takes longer. */
const LONGEST = 3_600_000_000

/** A distribution of latencies in microseconds. Merging two gives exactly what recording into one had given. */
export class Latency {
  readonly #kept: Histogram
  /** Recorded since somebody last looked. */
  #new: Counts | undefined

  /** `digits`: 3 for results, 2 for the points of a curve. */
  constructor(digits: 2 | 3 = 3, histogram?: Histogram) {
    this.#kept =
      histogram ??
      build({
        bitBucketSize: 32,
        lowestDiscernibleValue: 1,
        highestTrackableValue: LONGEST,
        numberOfSignificantValueDigits: digits,
      })
  }

  record(millis: number): void {
    this.#new ??= new Counts()
    this.#new.add(Math.min(LONGEST, Math.max(1, Math.round(millis * 1000))))
  }

  get #histogram(): Histogram {
    this.#new?.drain((micros, count) => this.#kept.recordValueWithCount(micros, count))
    return this.#kept
  }

  add(other: Latency): void {
    this.#histogram.add(other.#histogram)
  }

  get samples(): number {
    return this.#histogram.totalCount
  }

  /** Milliseconds; undefined without samples. */
  percentile(percent: number): number | undefined {
    if (this.samples === 0) return undefined
    return this.#histogram.getValueAtPercentile(percent) / 1000
  }

  get max(): number | undefined {
    return this.samples === 0 ? undefined : this.#histogram.maxValue / 1000
  }

  get mean(): number | undefined {
    return this.samples === 0 ? undefined : this.#histogram.mean / 1000
  }

  reset(): void {
    this.#new?.clear()
    this.#kept.reset()
  }

  /** As text that travels between threads and machines without loss. */
  encode(): string {
    return this.samples === 0 ? '' : encodeIntoCompressedBase64(this.#histogram)
  }

  static decode(text: string, digits: 2 | 3 = 3): Latency {
    return text === '' ? new Latency(digits) : new Latency(digits, decodeFromCompressedBase64(text, 32))
  }
}
