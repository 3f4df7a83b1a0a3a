import { responder } from '../told.ts'
import { shardOf } from './shard.ts'

/** Octets of a fleet of so many devices at rest and, where that is asked, of so many open sessions more. */
const [devices = 0, open = 0] = process.argv.slice(2).map(Number)
const settle = () => {
  globalThis.gc?.()
  globalThis.gc?.()
}
const used = () => {
  settle()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const { value, end } = open > 0 ? await responder() : { value: { port: 9 }, end: () => undefined }

// Code and templates are there once, however many devices there are.
shardOf({ fleet: { devices: 10 }, stages: [{ model: 'constant', rate: 1, for: '1s' }] }, value.port).close()
const before = used()
const shard = shardOf(
  {
    fleet: { devices, content: 'xml', auth: 'md5', think: 'long' },
    stages: [{ model: 'closed', users: Math.max(1, open), for: '600s' }],
    limits: { openSessions: Math.max(1, open), connections: 16 },
  },
  value.port,
)
const atRest = used() - before
const { rss } = process.memoryUsage()
let perOpen = 0
if (open > 0) {
  void shard.run(performance.timeOrigin + performance.now())
  // All have had their first answer, or their second, and think.
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  perOpen = (used() - before - atRest) / shard.second.open
}
process.send?.({ atRest, rss, perOpen, thinking: open > 0 ? shard.second.open : 0 })
shard.close()
end()
process.disconnect?.()
setTimeout(() => process.exit(0), 100)
