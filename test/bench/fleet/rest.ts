import { report, table } from '../figures.ts'
import { told } from '../told.ts'

/** Memory of a fleet at rest, and of open sessions: `npm run bench:rest`. Each size in a process of its own. */
interface Sizes {
  readonly atRest: number
  readonly rss: number
  readonly perOpen: number
  readonly thinking: number
}

const size = async (devices: number, open = 0) => {
  const module = new URL('./rest-size.js', import.meta.url)
  const { value } = await told<Sizes>(module, [String(devices), String(open)], ['--expose-gc'])
  return value
}

const MIB = 2 ** 20
const rows: string[][] = []
for (const devices of [10_000, 100_000, 300_000, 1_000_000]) {
  const { atRest, rss } = await size(devices)
  rows.push([
    devices.toLocaleString('en'),
    (atRest / devices).toFixed(0),
    (atRest / MIB).toFixed(1),
    (rss / MIB).toFixed(0),
  ])
}
const { perOpen, thinking } = await size(2_000, 2_000)
report(
  'bench:rest',
  `${table([['devices at rest', 'octets/device', 'MiB', 'MiB resident, the process'], ...rows])}

An open session that thinks between two messages, with all that its judgement needs, takes ${(perOpen / 1024).toFixed(1)} KiB more (${thinking.toLocaleString('en')} open).`,
)
process.exit()
