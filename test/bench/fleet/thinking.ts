import { report, table } from '../figures.ts'
import { told } from '../told.ts'

/** 100,000 devices that think between messages, on one thread: `npm run bench:thinking`. */
interface Thought {
  readonly open: number
  readonly wakes: number
  readonly lateP50: number
  readonly lateP99: number
  readonly loopP99: number
  readonly cpu: number
  readonly perSecond: number
}

const rows: string[][] = []
for (const devices of [10_000, 50_000, 100_000]) {
  const { value } = await told<Thought>(new URL('./thinking-run.js', import.meta.url), [String(devices), '8'])
  rows.push([
    devices.toLocaleString('en'),
    value.perSecond.toFixed(0),
    value.lateP50.toFixed(1),
    value.lateP99.toFixed(1),
    value.loopP99.toFixed(1),
    `${(value.cpu * 100).toFixed(0)} %`,
  ])
}
report(
  'bench:thinking',
  table([
    ['devices thinking', 'wake-ups/s', 'late p50, ms', 'late p99, ms', 'event loop p99, ms', 'CPU'],
    ...rows,
  ]),
)
process.exit()
