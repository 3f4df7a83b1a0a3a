import { statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { TransportProblem } from '../../simulators/world/transport.ts'
import { loadCatalogue } from '../farm/catalogue.ts'
import { type Calibration, calibrate } from '../load/calibrate/calibrate.ts'
import { httpTransport } from '../stage/transport.ts'
import { loadTargets } from '../target/load.ts'
import { isLoopback, type Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'

interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly says: string
}

const ENOUGH_BYTES = 200 * 1024 * 1024

/** `rollcall doctor`: is this machine, and the target, fit for a run? Exit code 1 when something is not. */
export async function doctor(options: Record<string, unknown>): Promise<number> {
  const targets = options['target'] === undefined ? [] : loadTargets(String(options['target']))
  const findings = [node(), await loopback(), disk(), await scenarios(), processors()]
  for (const target of targets) findings.push(...(await aboutTarget(target)))
  const drives = options['calibrate'] ? await calibrate(Number(options['seconds'])) : []
  for (const each of drives) findings.push(whatItDrives(each))
  if (options['save'] !== undefined) save(String(options['save']), drives)
  if (options['json']) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
  else
    for (const { what, ok, says } of findings)
      process.stdout.write(`${ok ? '✓' : '✗'} ${what.padEnd(22)} ${says}\n`)
  return findings.every(({ ok }) => ok) ? EXIT.pass : EXIT.fail
}

function whatItDrives(drives: Calibration): Finding {
  const { content, workers, sessionsPerSecond, messagesPerSecond, microsPerMessage } = drives
  const rate = `${Math.round(sessionsPerSecond)} sessions/s, ${Math.round(messagesPerSecond)} messages/s`
  return {
    what: `drives ${content} × ${workers}`,
    ok: sessionsPerSecond > 0,
    says: `${rate}, judged; ${microsPerMessage.toFixed(1)} µs of CPU a message, beside the server that answers`,
  }
}

/** Throws UsageProblem when the file cannot be written, or there is nothing to write. */
function save(path: string, drives: readonly Calibration[]): void {
  if (drives.length === 0) throw new UsageProblem('--save keeps the figures of --calibrate; say both')
  try {
    writeFileSync(path, `${JSON.stringify(drives, null, 2)}\n`)
  } catch (error) {
    throw new UsageProblem(`cannot write ${path}: ${(error as Error).message}`)
  }
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > 20 || (major === 20 && minor >= 18)
  return {
    what: 'Node',
    ok,
    says: ok ? process.versions.node : `${process.versions.node}; install 20.18 or newer`,
  }
}

function processors(): Finding {
  const n = availableParallelism()
  return { what: 'processors', ok: n >= 1, says: `${n}: a run uses as many workers` }
}

function disk(): Finding {
  const { bavail, bsize } = statfsSync('.')
  const free = bavail * bsize
  const says = `${Math.round(free / 1024 / 1024)} MB free here`
  return {
    what: 'disk',
    ok: free > ENOUGH_BYTES,
    says: free > ENOUGH_BYTES ? says : `${says}; a run wants 200`,
  }
}

function loopback(): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
    const tell = (ok: boolean, says: string) => resolve({ what: 'loopback', ok, says })
    server.once('error', (error) => tell(false, `cannot listen on 127.0.0.1: ${error.message}`))
    server.listen(0, '127.0.0.1', () => server.close(() => tell(true, 'can listen on 127.0.0.1')))
  })
}

async function scenarios(): Promise<Finding> {
  const entries = await loadCatalogue()
  return { what: 'scenarios', ok: entries.length > 0, says: `${entries.length} in the catalogue` }
}

async function aboutTarget(target: Target): Promise<Finding[]> {
  const { name, endpoint, capabilities, contents, auths } = target
  const own = isLoopback(endpoint)
  return [
    {
      what: `${name}: address`,
      ok: true,
      says: own ? 'on this machine' : 'elsewhere: a run will want --i-own-this-server',
    },
    { what: `${name}: speaks`, ok: true, says: `${contents.join(', ')} with ${auths.join(', ')}` },
    {
      what: `${name}: declares`,
      ok: true,
      says: capabilities.join(', ') || 'nothing: most scenarios will be unsupported',
    },
    await answers(target),
  ]
}

/** An empty message is answered with some HTTP status by any server that is there. */
async function answers(target: Target): Promise<Finding> {
  const what = `${target.name}: answers`
  const transport = httpTransport({ ...target, timeoutMs: Math.min(target.timeoutMs, 5_000) })
  try {
    const { status } = await transport.send({
      method: 'POST',
      url: target.endpoint,
      headers: { 'content-type': 'application/vnd.syncml.dm+xml' },
      body: new Uint8Array(),
    })
    return { what, ok: true, says: `HTTP ${status} to an empty message` }
  } catch (problem) {
    if (!(problem instanceof TransportProblem)) throw problem
    return { what, ok: false, says: `${problem.message}; is the server running at ${target.endpoint}?` }
  } finally {
    await transport.close()
  }
}
