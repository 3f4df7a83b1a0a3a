import { monitorEventLoopDelay } from 'node:perf_hooks'
import { responder } from '../told.ts'
import { shardOf } from './shard.ts'

/** Many devices that think between messages, on one thread: how late they wake up, and how late the event loop is. */
const [devices = 0, seconds = 0] = process.argv.slice(2).map(Number)
const { value, end } = await responder('50000')
const shard = shardOf(
  {
    fleet: { devices, content: 'xml', auth: 'md5', think: 'slow' },
    stages: [{ model: 'closed', users: devices, for: `${seconds + 22}s` }],
    warmUp: '20s',
    drain: '1s',
    limits: { openSessions: devices, connections: 64 },
  },
  value.port,
)
const delay = monitorEventLoopDelay({ resolution: 1 })
const run = shard.run(performance.timeOrigin + performance.now())
// The first wave, in which all of them begin at once, is over by then.
await new Promise((resolve) => setTimeout(resolve, 20_000))
delay.enable()
shard.lateness.reset()
const cpu = process.cpuUsage()
const from = performance.now()
await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const { user, system } = process.cpuUsage(cpu)
const elapsed = performance.now() - from
const open = shard.second.open
process.send?.({
  open,
  wakes: shard.lateness.samples,
  lateP99: shard.lateness.percentile(99),
  lateP50: shard.lateness.percentile(50),
  loopP99: delay.percentile(99) / 1e6 - 1,
  cpu: (user + system) / 1000 / elapsed,
  perSecond: (shard.lateness.samples * 1000) / elapsed,
})
delay.disable()
shard.stop()
await run
shard.close()
end()
process.disconnect?.()
setTimeout(() => process.exit(0), 100)
