import { fork, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleMessage } from './spec.ts'

/**
 * CPU time of the client for each message, side by side in one run against one responder in another process. Ratios travel
 * between machines, times do not: `npm run bench:load`. With `--guard` it ends with code 1 where a session costs more than
 * twice the bare socket loop.
 */
interface Measured {
  readonly messages: number
  readonly micros: number
}

const SAMPLE = join(mkdtempSync(join(tmpdir(), 'rollcall-bench-')), 'message')
const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const KINDS = ['raw', 'autocannon', 'session-xml', 'session-xml-unjudged', 'session-wbxml'] as const

async function told<T>(module: string, args: string[]): Promise<{ value: T; end: () => void }> {
  // Workers of a load run have a larger nursery than Node's usual one, too.
  const execArgv = ['--max-semi-space-size=64']
  const child = fork(file(module), args, { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const value = await new Promise<T>((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code}`)))
  })
  return { value, end: () => child.connected && child.disconnect() }
}

/** wrk's own CPU time, as the shell measures it; nothing where wrk is not installed. */
function wrk(port: number): Measured | undefined {
  const script = [
    `local file = io.open('${SAMPLE}', 'rb')`,
    `wrk.method = 'POST'; wrk.body = file:read('*a'); wrk.headers['content-type'] = 'application/vnd.syncml.dm+xml'`,
  ].join('\n')
  writeFileSync(SAMPLE, sampleMessage())
  writeFileSync(`${SAMPLE}.lua`, script)
  const command = `TIMEFORMAT='cpu %U %S'; time wrk -t1 -c16 -d6 -s ${SAMPLE}.lua http://127.0.0.1:${port}/dm`
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
  const messages = Number(/(\d+) requests in/.exec(stdout)?.[1] ?? 0)
  const cpu = /cpu ([\d.]+) ([\d.]+)/.exec(stderr)
  if (messages === 0 || !cpu) return undefined
  return { messages, micros: ((Number(cpu[1]) + Number(cpu[2])) * 1e6) / messages }
}

const rows: (readonly [string, Measured])[] = []
const responder = () => told<{ port: number }>('./responder.js', [])
for (const kind of KINDS) {
  // A new one for each client: it remembers the nonces of devices.
  const { value, end } = await responder()
  rows.push([kind, (await told<Measured>('./client.js', [kind, String(value.port)])).value])
  end()
}
const { value, end } = await responder()
const theirs = wrk(value.port)
if (theirs) rows.push(['wrk', theirs])
end()

const of = (kind: string) => rows.find(([name]) => name === kind)?.[1].micros ?? Number.NaN
const ratio = (micros: number, kind: string) => (micros / of(kind)).toFixed(2).padStart(8)
process.stdout.write(
  `${'client'.padEnd(24)}${'µs/message'.padStart(12)}${'/autocannon'.padStart(12)}${'/raw'.padStart(8)}${'/wrk'.padStart(8)}${'messages'.padStart(12)}\n`,
)
for (const [kind, { micros, messages }] of rows) {
  process.stdout.write(
    `${kind.padEnd(24)}${micros.toFixed(1).padStart(12)}    ${ratio(micros, 'autocannon')}${ratio(micros, 'raw')}${ratio(micros, 'wrk')}${String(messages).padStart(12)}\n`,
  )
}
const judging = of('session-xml') / of('session-xml-unjudged') - 1
process.stdout.write(
  `judging adds ${(judging * 100).toFixed(1)} % CPU; one core does ${Math.round(1e6 / (3 * of('session-xml')))} sessions of 3 messages a second\n`,
)
if (process.argv.includes('--guard') && of('session-xml') > 2 * of('raw')) {
  process.stderr.write('a message of a session costs more than twice the bare socket loop\n')
  process.exitCode = 1
}
