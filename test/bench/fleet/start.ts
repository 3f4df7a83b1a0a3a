import { Worker } from 'node:worker_threads'
import { checkPlan } from '../../../harness/load/plan/read.ts'
import { report, table } from '../figures.ts'

/** How long a fleet takes to be ready, threads and modules included: `npm run bench:start`. */
const WORKERS = 2

async function ready(devices: number): Promise<{ seconds: number; cpu: number }> {
  const plan = checkPlan(
    {
      fleet: { devices, origin: { 'second-hand': '60%', corporate: '25%', roaming: '15%' }, auth: 'md5' },
      stages: [{ model: 'constant', rate: 1, for: '1s' }],
    },
    'start',
  )
  const spec = {
    ...{ devices, seed: 'start', traits: plan.traits, plmn: { mcc: '234', mnc: '15' } },
    serverId: 'dm.operator.example',
  }
  const from = performance.now()
  const cpu = process.cpuUsage()
  await Promise.all(
    Array.from({ length: WORKERS }, async (_, shard) => {
      const worker = new Worker(new URL('./start-worker.js', import.meta.url), {
        workerData: { spec, part: { shard, shards: WORKERS } },
      })
      await new Promise((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
      await worker.terminate()
    }),
  )
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - from) / 1000, cpu: (user + system) / 1e6 }
}

const rows: string[][] = []
for (const devices of [1_000, 10_000, 100_000]) {
  const { seconds, cpu } = await ready(devices)
  rows.push([devices.toLocaleString('en'), seconds.toFixed(2), cpu.toFixed(2)])
}
report('bench:start', table([[`devices ready on ${WORKERS} workers`, 'seconds', 'CPU seconds'], ...rows]))
