import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleMessage } from './sample.ts'

/** Messages that a client sent, and the microseconds of its CPU time for each. */
export interface Measured {
  readonly messages: number
  readonly micros: number
}

const FOLDER = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
const TYPE = 'application/vnd.syncml.dm+xml'

/** CPU seconds of a command, as the shell measures them, and what it printed. */
function timed(command: string): { seconds: number; printed: string } {
  const { stdout, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='cpu %U %S'; time ${command}`], {
    encoding: 'utf8',
  })
  const cpu = /cpu ([\d.]+) ([\d.]+)/.exec(stderr)
  return { seconds: Number(cpu?.[1]) + Number(cpu?.[2]), printed: stdout }
}

/** wrk with one thread, blind; undefined where it is not installed. */
export function wrk(port: number, seconds: number): Measured | undefined {
  const sample = join(FOLDER, 'message')
  writeFileSync(sample, sampleMessage())
  writeFileSync(
    `${sample}.lua`,
    `local file = io.open('${sample}', 'rb')\nwrk.method = 'POST'; wrk.body = file:read('*a'); wrk.headers['content-type'] = '${TYPE}'\n`,
  )
  const { seconds: cpu, printed } = timed(
    `wrk -t1 -c16 -d${seconds} -s ${sample}.lua http://127.0.0.1:${port}/dm`,
  )
  const messages = Number(/(\d+) requests in/.exec(printed)?.[1] ?? 0)
  return messages > 0 ? { messages, micros: (cpu * 1e6) / messages } : undefined
}

/**
 * Artillery with a session as a scenario: three messages of the same size on one connection, nothing of the answers looked
 * at. Its start is taken off by running it twice. ARTILLERY names its program; undefined where there is none.
 */
export function artillery(port: number, seconds: number): Measured | undefined {
  const program = process.env['ARTILLERY']
  if (program === undefined) return undefined
  const long = artilleryOnce(program, port, 3 * seconds)
  const short = artilleryOnce(program, port, seconds)
  const messages = long.messages - short.messages
  return messages > 0 ? { messages, micros: ((long.seconds - short.seconds) * 1e6) / messages } : undefined
}

function artilleryOnce(
  program: string,
  port: number,
  seconds: number,
): { messages: number; seconds: number } {
  const post = {
    post: { url: '/dm', headers: { 'content-type': TYPE }, body: sampleMessage().toString('utf8') },
  }
  const file = join(FOLDER, 'artillery.json')
  writeFileSync(
    file,
    JSON.stringify({
      config: { target: `http://127.0.0.1:${port}`, phases: [{ duration: seconds, arrivalRate: 150 }] },
      scenarios: [{ flow: [post, post, post] }],
    }),
  )
  const { seconds: cpu, printed } = timed(`${program} run ${file}`)
  const counts = [...printed.matchAll(/http\.requests: \.+ (\d+)/g)]
  return { messages: Number(counts.at(-1)?.[1] ?? 0), seconds: cpu }
}
