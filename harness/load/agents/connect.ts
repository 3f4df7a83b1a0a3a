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
