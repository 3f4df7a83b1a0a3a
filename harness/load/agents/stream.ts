import type { Redis } from 'ioredis'
import { briefly } from './connect.ts'

/** Streams left behind by a run that died go away by themselves. */
const KEPT_SECONDS = 24 * 3600
const BLOCK_MS = 1_000

/** One end of a stream to write to. What is written keeps its order, and waits while Redis is away. */
export class StreamWriter<T> {
  readonly #redis: Redis
  readonly #key: string
  #first = true

  constructor(redis: Redis, key: string) {
    this.#redis = redis
    this.#key = key
  }

  write(value: T): Promise<unknown> {
    const written = this.#redis.xadd(this.#key, '*', 'value', JSON.stringify(value, withOctets))
    if (this.#first) void this.#redis.expire(this.#key, KEPT_SECONDS).catch(() => undefined)
    this.#first = false
    return written
  }
}

/** Reads a stream from its beginning and gives each entry once, in order; what was read is removed. */
export class StreamReader<T> {
  readonly #redis: Redis
  readonly #ended: Promise<void>
  #closed = false

  /** `redis`: a connection of its own, since reading blocks it; it is closed with the reader. */
  constructor(redis: Redis, key: string, each: (value: T) => void) {
    this.#redis = redis
    redis.on('error', () => undefined)
    this.#ended = this.#read(key, each)
  }

  async #read(key: string, each: (value: T) => void): Promise<void> {
    let last = '0'
    while (!this.#closed) {
      try {
        const read = await this.#redis.xread('COUNT', 200, 'BLOCK', BLOCK_MS, 'STREAMS', key, last)
        for (const [, entries] of read ?? []) {
          for (const [id, [, text = '']] of entries) {
            last = id
            if (!this.#closed) each(JSON.parse(text, fromOctets) as T)
          }
          await this.#redis.xtrim(key, 'MINID', '~', last)
        }
      } catch {
        // Redis is away; the connection comes back by itself.
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#redis.disconnect()
    await briefly(this.#ended)
  }
}

/** Octets travel in base64. */
function withOctets(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key]
  return raw instanceof Uint8Array ? { $octets: Buffer.from(raw).toString('base64') } : value
}

function fromOctets(_key: string, value: unknown): unknown {
  const octets = (value as { $octets?: unknown } | null)?.$octets
  return typeof octets === 'string' ? Uint8Array.from(Buffer.from(octets, 'base64')) : value
}
