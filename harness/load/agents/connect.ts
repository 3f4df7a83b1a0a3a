import type { Redis } from 'ioredis'
import { UsageProblem } from '../../target/usage-problem.ts'
import { shown } from './address.ts'

/**
 * Connects to Redis; only here and beside BullMQ its client is loaded at all. Once there, the connection comes back by
 * itself and keeps what is to be sent. Throws UsageProblem that says what keeps it from being there.
 */
export async function connect(address: URL): Promise<Redis> {
  const { Redis } = await import('ioredis')
  let there = false
  let problem: Error | undefined
  const redis = new Redis(address.href, {
    lazyConnect: true,
    connectTimeout: 5_000,
    // What BullMQ asks for: a command waits for the connection, however long it takes.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (there ? Math.min(times * 100, 1_000) : null),
  })
  redis.on('error', (error: Error) => {
    problem = error
  })
  try {
    await within(6_000, redis.connect())
    await within(2_000, redis.ping())
  } catch (error) {
    redis.disconnect()
    throw new UsageProblem(`cannot use Redis at ${shown(address)}: ${reasonOf(problem ?? (error as Error))}`)
  }
  there = true
  return redis
}

/** How long Redis may be out of reach in the middle of a run before the run no longer counts on it. */
export const AWAY_MS = 7_000

/** How long it has been out of reach, in milliseconds of `now`; asked again and again. */
export function outOfReach(redis: Pick<Redis, 'status'>): (now: number) => number {
  let ready: number | undefined
  return (now) => {
    if (redis.status === 'ready' || ready === undefined) ready = now
    return now - ready
  }
}

/** What is done while leaving must not wait for a Redis that is away: it has a second, and then it is left undone. */
export async function briefly(promise: Promise<unknown>): Promise<void> {
  await within(1_000, promise).catch(() => undefined)
}

function within<T>(millis: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing answered within ${millis / 1000} s`)), millis)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function reasonOf({ message }: Error): string {
  const { code } = { code: /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH/.exec(message)?.[0] }
  if (code === 'ECONNREFUSED') return 'the connection was refused; is redis-server running there?'
  if (code === 'ENOTFOUND') return 'no such host'
  if (code !== undefined) return 'the host cannot be reached'
  if (/NOAUTH/.test(message)) return 'it wants a password; write redis://:password@host:port'
  if (/WRONGPASS|invalid password/i.test(message)) return 'it refused the user name or password'
  if (/Protocol error/.test(message)) return 'what answers there is not Redis'
  return message
}
