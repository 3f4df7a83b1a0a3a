/**
 * When sessions are meant to begin, in milliseconds from the start of their stage, in rising order, and how long the stage
 * is. A pacer knows nothing but its own numbers: the same plan gives the same times on any number of workers.
 */
export interface Pacer {
  readonly millis: number
  starts(): Iterable<number>
}
