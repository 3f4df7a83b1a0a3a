import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Every benchmark in turn, each in a process of its own, with the words that are given to this one: `npm run bench:all -- --write`
 * puts all figures into docs/performance.md. Takes about ten minutes. Ends with code 1 where one of them does.
 */
const ALL = [
  'load/compare.js',
  'load/profile.js',
  'fleet/rest.js',
  'fleet/start.js',
  'fleet/thinking.js',
  'fleet/overload.js',
  'load/races.js',
]

for (const file of ALL) {
  process.stdout.write(`\n${file}\n`)
  const program = fileURLToPath(new URL(file, import.meta.url))
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`${file} ended with ${status}\n`)
    process.exitCode = 1
  }
}
