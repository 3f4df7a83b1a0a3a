// Plays the use cases under many seeds against the sound reference server: nothing may fail under any of them.
//   npm run seeds                              50 seeds, every use case, each seed in the next of the six dialects
//   npm run seeds -- --count 5 --only uc-5.1.4 5 seeds of one use case; -- 5 uc-5.1.4 says the same
//   npm run seeds -- --from 21 --count 10      seeds 21 to 30, to share the work or to go on where a run was stopped
//   npm run seeds -- --all                     every dialect under every seed
// Ends with 0 when nothing failed, 1 when something did, 104 when asked for nonsense, 105 when interrupted.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const BIN = fileURLToPath(new URL('../bin/rollcall.js', import.meta.url))
const KEPT = 'runs/seeds'
const DIALECTS = ['basic', 'md5', 'mac'].flatMap((auth) =>
  ['xml', 'wbxml'].map((content) => ({ auth, content })),
)

const { from, count, only, all } = asked()
const totals = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }
const failed = []
let child
let stopped = false
process.once('SIGINT', () => {
  stopped = true
  child?.kill('SIGINT')
})

const began = performance.now()
let next = from
for (; next < from + count && !stopped; next++) await play(next)

const sum = Object.entries(totals).map(([word, plays]) => `${plays} ${word}`)
const done = next - from - (stopped ? 1 : 0)
process.stdout.write(`${done} seeds: ${sum.join(', ')}; ${failed.length} failed, in ${age()}\n`)
for (const { seed, words } of failed) process.stdout.write(`  ${seed}: npx rollcall ${words.join(' ')}\n`)
if (stopped)
  process.stdout.write(`stopped; go on with --from ${next - 1} --count ${from + count - next + 1}\n`)
process.exitCode = failed.length > 0 ? 1 : stopped ? 105 : 0

/** Plays one seed and says on one line what came of it; what failed is kept for a look at its report. */
async function play(number) {
  const seed = `seed-${number}`
  const { auth, content } = DIALECTS[(number - 1) % DIALECTS.length]
  const dialect = all ? [] : ['--auth', auth, '--content', content]
  const words = ['run', '--seed', seed, ...dialect, ...only.flatMap((each) => ['--only', each])]
  const out = join(KEPT, seed)
  rmSync(out, { recursive: true, force: true })
  const status = await ended([...words, '--out', out])
  if (stopped) return
  const result = resultIn(join(out, 'run'))
  for (const word of Object.keys(totals)) totals[word] += result?.counts?.[word] ?? 0
  if (status === 0) rmSync(out, { recursive: true, force: true })
  else failed.push({ seed, words })
  const spoken = (all ? 'all dialects' : `${auth} ${content}`).padEnd(12)
  const progress = `${number - from + 1}/${count}`.padStart(7)
  const reason = result ? `${result.verdict}: ${result.reason}` : `ended with ${status}`
  process.stdout.write(`${progress}  ${seed.padEnd(10)} ${spoken}  ${age().padStart(6)}  ${reason}\n`)
}

function ended(words) {
  child = spawn(process.execPath, [BIN, ...words], { stdio: ['ignore', 'ignore', 'ignore'], detached: true })
  return new Promise((resolve) => child.once('close', resolve))
}

function resultIn(folder) {
  const runs = existsSync(folder) ? readdirSync(folder) : []
  const found = runs.map((run) => join(folder, run, 'result.json')).find((file) => existsSync(file))
  return found && JSON.parse(readFileSync(found, 'utf8'))
}

function age() {
  const seconds = Math.round((performance.now() - began) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function asked() {
  const text = { type: 'string' }
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { from: text, count: text, only: { ...text, multiple: true }, all: { type: 'boolean' } },
    })
    const [many, pattern] = positionals
    return {
      from: whole('--from', values.from ?? '1'),
      count: whole('--count', values.count ?? many ?? '50'),
      only: values.only ?? (pattern === undefined ? [] : [pattern]),
      all: values.all === true,
    }
  } catch (problem) {
    process.stderr.write(`seeds: ${problem.message}\n`)
    process.exit(104)
  }
}

function whole(flag, words) {
  if (/^[1-9]\d{0,5}$/.test(words)) return Number(words)
  throw new Error(`${flag} wants a whole number from 1 on, not ${words}`)
}
