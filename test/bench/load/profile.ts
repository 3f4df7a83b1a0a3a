import { fork, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { report, table } from '../figures.ts'
import { responder } from '../told.ts'
import type { Measured } from './others.ts'

/**
 * Where the CPU time of a message goes, as Linux' `perf` sees it: the judged session, the bare socket loop and autocannon side by
 * side. `npm run bench:profile`; without perf it says so and writes nothing.
 */
const SECONDS = 8
/** In the order in which a sample is looked at: what stands in its stack, and what it counts as. */
const SHARES: readonly (readonly [name: string, inStack: RegExp])[] = [
  ['kernel: write', /sys_write/],
  ['kernel: read', /sys_read|sys_recv/],
  ['kernel: waiting for events, and being interrupted', /\[kernel|entry_SYSCALL/],
  ['collector', /Scaveng|MarkCompact|Heap::CollectGarbage|IncrementalMark/],
  ['compiler of JavaScript', /v8::internal::compiler|Compilation|Sparkplug|baseline::/],
  ['judging', /harness\/(load\/monitor|checks|identity|verdict)\//],
  ['handing a message to the kernel, Node’s part', /writeOrBuffer|#?handleWriteReq|writeLatin1String/],
  ['understanding the answer', /harness\/load\/heard\/|protocol\/.*(read|from-element)/],
  ['acting on the tree', /harness\/load\/tree\/|session\/work|simulators\/device\//],
  ['building and signing', /load\/session\/(speaker|template|utterance|saying|proof|phrases|hash)/],
  ['HTTP: connections, heads and bodies', /harness\/load\/wire\/|http-parser|autocannon\/lib/],
  ['the session, and what is measured of it', /harness\/load\//],
]
const OTHER = 'Node and libuv'

const FOLDER = mkdtempSync(join(tmpdir(), 'rollcall-profile-'))

/** Microseconds of a message by what they are spent on. */
async function profile(kind: string): Promise<Map<string, number>> {
  const { value, end } = await responder('plain')
  const client = fork(new URL('./client.js', import.meta.url), [kind, String(value.port), String(SECONDS)], {
    // V8 leaves a log where it runs.
    cwd: FOLDER,
    execArgv: ['--max-semi-space-size=64', '--perf-basic-prof'],
  })
  const measured = new Promise<Measured>((resolve) =>
    client.once('message', (told) => resolve(told as Measured)),
  )
  // Past the start and the warm-up.
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  const data = join(FOLDER, kind)
  const record = ['record', '-e', 'cpu-clock', '-F', '1999', '-g', '-p', String(client.pid), '-o', data]
  const recorder = spawn('perf', record, { stdio: 'ignore' })
  const recorded = new Promise((resolve) => recorder.once('exit', resolve))
  const { micros } = await measured
  recorder.kill('SIGINT')
  await recorded
  end()
  return shares(data, micros)
}

async function shares(data: string, micros: number): Promise<Map<string, number>> {
  const script = spawn('perf', ['script', '-i', data, '-F', 'ip,sym,dso'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const counts = new Map<string, number>()
  let samples = 0
  let stack: string[] = []
  for await (const line of createInterface({ input: script.stdout })) {
    if (line.trim() !== '') {
      stack.push(line)
      continue
    }
    if (stack.length === 0) continue
    const name = nameOf(stack)
    counts.set(name, (counts.get(name) ?? 0) + 1)
    samples += 1
    stack = []
  }
  return new Map([...counts].map(([name, count]) => [name, (count / samples) * micros]))
}

/** The innermost frame that says what it is for. */
function nameOf(stack: readonly string[]): string {
  const kernel = SHARES.slice(0, 5).find(([name, pattern]) =>
    name.startsWith('kernel') && !stack[0]?.includes('[kernel')
      ? false
      : stack.some((frame) => pattern.test(frame)),
  )
  if (kernel) return kernel[0]
  for (const frame of stack) {
    const found = SHARES.slice(5).find(([, pattern]) => pattern.test(frame))
    if (found) return found[0]
  }
  return OTHER
}

if (spawnSync('perf', ['--version']).status !== 0) {
  process.stderr.write('perf is not installed: no profile\n')
} else {
  const kinds = {
    'session-xml': 'session, XML',
    'session-wbxml': 'session, WBXML',
    raw: 'bare loop',
    autocannon: 'autocannon',
  }
  const all: Map<string, number>[] = []
  for (const kind of Object.keys(kinds)) all.push(await profile(kind))
  const cells = (name: string) => all.map((of) => (of.get(name) ?? 0).toFixed(1))
  const sum = all.map((of) => [...of.values()].reduce((total, each) => total + each, 0).toFixed(1))
  report(
    'bench:profile',
    table([
      ['µs of CPU for each message', ...Object.values(kinds)],
      ...[...SHARES.map(([name]) => name), OTHER].map((name) => [name, ...cells(name)]),
      ['all', ...sum],
    ]),
  )
}
process.exit()
