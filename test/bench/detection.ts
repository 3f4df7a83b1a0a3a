import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { DEFECTS } from '../../simulators/server/defects/index.ts'
import { proveClean } from './detection/clean.ts'
import { page } from './detection/page.ts'
import { huntAll, type Wanted } from './detection/processes.ts'
import type { Clean, Hunted, Measured } from './detection/row.ts'

/**
 * How well `rollcall prove` finds the seeded defects of the reference server: whether, by which property, after how many
 * sessions and seconds, and how short the proof is; and whether it accuses a server without any.
 *
 *   npm run bench:detection                     every defect, then a clean server; writes docs/detection.md and .json
 *   npm run bench:detection -- --resume         the same, without what an earlier call has done already
 *   npm run bench:detection -- --only D-62      some defects; writes no page
 *   npm run bench:detection -- --clean 100000   only a clean server, for so many sessions, and the page with its figures
 *   npm run bench:detection -- --quick          a few defects and a short clean run; writes no page
 *
 * Ends with 1 when the clean server is accused, and when --quick or --only did not find what it looked for.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    resume: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    seed: { type: 'string', multiple: true, default: ['1'] },
    seconds: { type: 'string' },
    clean: { type: 'string' },
    processes: { type: 'string', default: '2' },
  },
})

/** One of each kind: authentication, freshness, network functions, isolation, equipment, secrets of a fleet. */
const QUICK = ['D-01', 'D-16', 'D-66', 'D-101', 'D-206', 'D-209']
const PAGE = 'docs/detection.md'
const DATA = 'docs/detection.json'
/** What was done until now: a call that was interrupted goes on from here. */
const STATE = 'runs/bench/detection.json'
const CLEAN_SESSIONS = { quick: 300, full: 5_000 }

const processes = Number(values.processes)
const budget = Number(values.seconds ?? (values.quick ? 30 : 60))
const chosen = values.quick ? QUICK : values.only
const cleanOnly = values.clean !== undefined && chosen === undefined
const partial = chosen !== undefined
const kept = values.resume || cleanOnly ? recalled() : []
const hunted: Hunted[] = [...kept]

if (!cleanOnly) {
  await huntAll(wanted(), { processes, seconds: budget, onDone: note })
}
const clean = values.only ? undefined : await proveCleanServer()
if (!partial && clean) write({ schema: 'rollcall-detection/1', budget, hunted: inOrder(hunted), clean })
const missed = hunted.filter(({ find }) => !find)
process.stderr.write(`${hunted.length - missed.length} of ${hunted.length} hunts found their defect\n`)
if ((partial && missed.length > 0) || (clean?.alarms.length ?? 0) > 0) process.exitCode = 1

function wanted(): Wanted[] {
  const done = new Set(kept.map(({ id, seed }) => `${id} ${seed}`))
  return DEFECTS.filter(({ id }) => !chosen || chosen.includes(id))
    .flatMap(({ id }) => values.seed.map((seed) => ({ defect: id, seed })))
    .filter(({ defect, seed }) => !done.has(`${defect} ${seed}`))
}

function note(each: Hunted): void {
  hunted.push(each)
  const { id, name, seed, find, sessions, seconds } = each
  const came = find
    ? `${find.property} after ${find.sessions} sessions, ${find.seconds.toFixed(1)} s, ${find.steps} steps`
    : `not found in ${sessions} sessions, ${seconds.toFixed(1)} s`
  process.stderr.write(`${find ? '✓' : '✗'} ${id.padEnd(6)} ${name.padEnd(28)} seed ${seed}   ${came}\n`)
  if (!partial) save(STATE, hunted)
}

async function proveCleanServer(): Promise<Clean> {
  const sessions = Number(values.clean ?? (values.quick ? CLEAN_SESSIONS.quick : CLEAN_SESSIONS.full))
  let told = 0
  const show = (now: Clean) => {
    if (now.seconds - told < 10) return
    told = now.seconds
    process.stderr.write(`clean server: ${summed(now)}\n`)
  }
  const done = await proveClean({
    seed: values.seed[0] ?? '1',
    sessions,
    workers: processes,
    onProgress: show,
  })
  process.stderr.write(`clean server: ${summed(done)}\n`)
  for (const { property, message, again } of done.alarms)
    process.stderr.write(`  ${property}: ${message}\n    ${again}\n`)
  return done
}

function summed({ sessions, seconds, alarms }: Clean): string {
  const pace = Math.round(sessions / Math.max(seconds, 0.001))
  return `${sessions} sessions in ${seconds.toFixed(0)} s (${pace} a second), ${alarms.length} false alarms`
}

/** What an earlier call has measured: of one that was interrupted, or else of the last that came to its end. */
function recalled(): Hunted[] {
  if (existsSync(STATE)) return JSON.parse(readFileSync(STATE, 'utf8')) as Hunted[]
  return existsSync(DATA) ? [...(JSON.parse(readFileSync(DATA, 'utf8')) as Measured).hunted] : []
}

function inOrder(all: readonly Hunted[]): Hunted[] {
  const place = new Map(DEFECTS.map(({ id }, at) => [id as string, at]))
  return [...all].sort(
    (a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0) || a.seed.localeCompare(b.seed),
  )
}

function write(measured: Measured): void {
  save(DATA, measured)
  writeFileSync(PAGE, page(measured))
}

function save(path: string, data: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(data, null, 1)}\n`)
}
