import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HlrProblem } from '../hlr-core.ts'
import { CONTROL_PORT, ControlClient } from './control-client.ts'
import { GSUP_PORT } from './gsup-client.ts'

export interface RunningHlr {
  /** The loopback address on which it listens. */
  readonly host: string
  /** Called when it ends by itself, with the reason. */
  onEnd(told: (reason: string) => void): void
  close(): Promise<void>
}

const VTY_PORT = 4258
const READY_MS = 10_000
const PAUSE_MS = 50
const LAST_WORDS = 400

/** osmo-hlr's ports are fixed, its address is not: each instance has a loopback address of its own. */
const addressOf = (n: number) => `127.${16 + (n % 200)}.${(n >> 8) % 255}.${1 + ((n >> 3) % 250)}`

/** Starts osmo-hlr with an empty database on a free loopback address. Rejects with HlrProblem that says what to mend. */
export async function startOsmoHlr(options: { binary?: string; host?: string } = {}): Promise<RunningHlr> {
  const { binary = 'osmo-hlr', host = addressOf(process.pid) } = options
  for (const port of [GSUP_PORT, VTY_PORT, CONTROL_PORT]) await mustBeFree(host, port)
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-hlr-'))
  writeFileSync(join(folder, 'osmo-hlr.cfg'), configuration(host))
  const args = ['-s', '-c', join(folder, 'osmo-hlr.cfg'), '-l', join(folder, 'hlr.db')]
  const child = spawn(binary, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const life = new Life(child, binary)
  const close = async () => {
    await life.end()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(host, life)
  } catch (problem) {
    await close()
    throw problem
  }
  return { host, close, onEnd: (told) => life.onEnd(told) }
}

const configuration = (host: string) => `log stderr
 logging filter all 1
 logging level set-all error
line vty
 bind ${host}
ctrl
 bind ${host}
hlr
 gsup
  bind ip ${host}
`

/** The process, from its start to its end, whoever ended it. */
class Life {
  readonly #child: ChildProcess
  #reason: string | undefined
  #told: (reason: string) => void = () => undefined
  #words = ''
  #wanted = false

  constructor(child: ChildProcess, binary: string) {
    this.#child = child
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#words = (this.#words + text).slice(-LAST_WORDS)
    })
    child.once('error', ({ message }) => this.#over(notThere(binary, message)))
    child.once('exit', (code, signal) =>
      this.#over(
        `osmo-hlr ended (${signal ?? `exit code ${code}`})${this.#words && `: ${this.#words.trim()}`}`,
      ),
    )
  }

  /** Why it no longer runs; undefined while it does. */
  get reason(): string | undefined {
    return this.#reason
  }

  onEnd(told: (reason: string) => void): void {
    this.#told = told
    if (this.#reason !== undefined && !this.#wanted) told(this.#reason)
  }

  async end(): Promise<void> {
    this.#wanted = true
    if (this.#reason !== undefined) return
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGTERM')
    const hard = setTimeout(() => this.#child.kill('SIGKILL'), 2_000)
    await gone
    clearTimeout(hard)
  }

  #over(reason: string): void {
    if (this.#reason !== undefined) return
    this.#reason = reason
    if (!this.#wanted) this.#told(reason)
  }
}

const notThere = (binary: string, message: string) =>
  message.includes('ENOENT')
    ? `${binary} is not installed; on Debian: apt-get install osmo-hlr, or run without --hlr osmo`
    : `cannot start ${binary}: ${message}`

function mustBeFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ message }) =>
      reject(new HlrProblem(`osmo-hlr needs ${host}:${port}, which is not free: ${message}`)),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** Waits until the control interface answers, the process has ended, or it has taken too long. */
async function ready(host: string, life: Life): Promise<void> {
  for (let waited = 0; waited < READY_MS; waited += PAUSE_MS) {
    if (life.reason !== undefined) throw new HlrProblem(life.reason)
    try {
      const control = await ControlClient.open(host)
      control.close()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  throw new HlrProblem(`osmo-hlr at ${host} was not ready within ${READY_MS / 1000} s`)
}
