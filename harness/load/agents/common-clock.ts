import type { Redis } from 'ioredis'
import { sharedNow } from '../clock.ts'

/** Translates between this machine's clock and that of Redis, which all machines of a run have in common. */
export class CommonClock {
  readonly #ahead: number

  private constructor(ahead: number) {
    this.#ahead = ahead
  }

  /** Asks Redis for the time a few times; the quickest answer is the most exact one, by half its round trip. */
  static async of(redis: Redis): Promise<CommonClock> {
    let best = { took: Number.POSITIVE_INFINITY, ahead: 0 }
    for (let n = 0; n < 7; n++) {
      const before = sharedNow()
      const [seconds = 0, micros = 0] = (await redis.time()).map(Number)
      const after = sharedNow()
      const took = after - before
      if (took < best.took) best = { took, ahead: seconds * 1000 + micros / 1000 - (before + after) / 2 }
    }
    return new CommonClock(best.ahead)
  }

  toCommon(own: number): number {
    return own + this.#ahead
  }

  toOwn(common: number): number {
    return common - this.#ahead
  }
}
