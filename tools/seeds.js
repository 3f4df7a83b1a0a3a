// Plays the use cases under many seeds against the sound reference server: nothing may fail under any of them.
//   npm run seeds -- 50            every use case
//   npm run seeds -- 50 uc-5.1.4   one of them
import { spawnSync } from 'node:child_process'

const [count = '50', only] = process.argv.slice(2)
const bin = new URL('../bin/rollcall.js', import.meta.url).pathname
const failed = []
for (let seed = 1; seed <= Number(count); seed++) {
  const flags = ['run', '--seed', `seed-${seed}`, ...(only ? ['--only', only] : [])]
  const { status, stdout } = spawnSync(process.execPath, [bin, ...flags], { encoding: 'utf8' })
  const verdict = stdout.split('\n').find((line) => /PASS|FAIL|INCONCLUSIVE|ERROR/.test(line)) ?? 'no verdict'
  process.stdout.write(`seed-${seed}  ${verdict.trim()}\n`)
  if (status !== 0) failed.push(`seed-${seed}`)
}
process.stdout.write(
  failed.length === 0 ? `nothing failed over ${count} seeds\n` : `failed: ${failed.join(', ')}\n`,
)
process.exit(failed.length === 0 ? 0 : 1)
