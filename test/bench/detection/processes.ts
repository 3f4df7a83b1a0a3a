import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Hunted } from './row.ts'

const HUNT = fileURLToPath(new URL('./hunt.js', import.meta.url))

/** Megabytes of the young generation: worlds live for a moment. */
const FLAGS = ['--max-semi-space-size=32']

export interface Wanted {
  readonly defect: string
  readonly seed: string
}

/** Hunts in so many processes at once; each result is told as soon as it is there. Rejects when a process fails. */
export async function huntAll(
  wanted: readonly Wanted[],
  options: {
    readonly processes: number
    readonly seconds: number
    readonly onDone: (hunted: Hunted) => void
  },
): Promise<void> {
  const queue = wanted.values()
  const lane = async () => {
    for (const each of queue) options.onDone(await hunted(each, options.seconds))
  }
  await Promise.all(Array.from({ length: options.processes }, lane))
}

function hunted({ defect, seed }: Wanted, seconds: number): Promise<Hunted> {
  const words = ['--defect', defect, '--seed', seed, '--seconds', String(seconds)]
  const child = spawn(process.execPath, [...FLAGS, HUNT, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as Hunted)
      else reject(new Error(`the hunt for ${defect} from seed ${seed} ended with ${code}`))
    })
  })
}
