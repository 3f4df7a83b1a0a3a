import { report, table } from '../figures.ts'
import { responder } from '../told.ts'
import { shardOf } from './shard.ts'

/**
 * A target that serves half of what comes: memory must stay bounded and every session be accounted for. `npm run
 * bench:overload`; ends with code 1 where one of them is missing.
 */
const SECONDS = 20
const SERVED = 300
const { value, end } = await responder(String(3 * SERVED))
const shard = shardOf(
  {
    fleet: { devices: 2_000, content: 'xml', auth: 'md5' },
    stages: [{ model: 'constant', rate: 2 * SERVED, for: `${SECONDS}s` }],
    drain: '2s',
    limits: { openSessions: 400, waiting: 500, connections: 64, timeout: '5s' },
  },
  value.port,
)
const rows: string[][] = []
const began = performance.now()
const timer = setInterval(() => {
  const elapsed = Math.round((performance.now() - began) / 1000)
  if (elapsed % 4 !== 0) return
  const { heapUsed, external, rss } = process.memoryUsage()
  const { accounts, failures } = shard.tally
  const { arrived, complete, notStarted } = accounts
  const mib = (octets: number) => (octets / 2 ** 20).toFixed(0)
  rows.push([
    `${elapsed} s`,
    ...[arrived, complete, failures, notStarted['no-room']].map(String),
    mib(heapUsed + external),
    mib(rss),
  ])
}, 1000)
await shard.run(performance.timeOrigin + performance.now())
clearInterval(timer)
const { accounts, failures } = shard.tally
shard.close()
end()
const notStarted = accounts.notStarted['no-room'] + accounts.notStarted.stopped
const missing = accounts.arrived - accounts.complete - failures - notStarted - accounts.unfinished
report(
  'bench:overload',
  `${table([['after', 'arrived', 'complete', 'failed', 'no room', 'MiB in use', 'MiB resident'], ...rows])}

In the end ${accounts.arrived} arrived = ${accounts.complete} complete + ${failures} failed + ${notStarted} not started + ${accounts.unfinished} unfinished; ${missing} missing.`,
)
process.exit(missing === 0 && accounts.complete > 0 ? 0 : 1)
