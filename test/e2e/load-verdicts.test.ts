import type { ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { LoadResult } from '../../harness/verdict/load-result.ts'
import { ended, scratch, start } from './cli.ts'

// A tool that is itself the bottleneck must not blame the target, and a target at fault must not pass.

const cwd = scratch()

function load(name: string, more: string): ChildProcess {
  const plan = join(cwd, `${name}.yaml`)
  const stages = 'stages: [{ model: constant, rate: 20, for: 4s }]'
  writeFileSync(plan, `name: ${name}\nfleet: { devices: 80, think: none }\n${stages}\n${more}\n`)
  return start(['load', plan, '--seed', '3', '--workers', '1', '--out', name], { cwd })
}

const latest = (name: string) =>
  JSON.parse(readFileSync(join(cwd, name, 'load/latest/result.json'), 'utf8')) as LoadResult

/** Gives a process the processor only now and then, as a quota does, from the first device on. */
async function throttle(run: ChildProcess, pid: () => number, rest: number, work: number): Promise<void> {
  await new Promise<void>((resolve) => {
    run.stderr?.on('data', (text: Buffer) => text.toString().includes('waking') && resolve())
  })
  let over = false
  run.once('exit', () => {
    over = true
  })
  const throttled = pid()
  try {
    for (let n = 0; n < 60 && !over; n++) {
      process.kill(throttled, 'SIGSTOP')
      await sleep(rest)
      process.kill(throttled, 'SIGCONT')
      await sleep(work)
    }
  } catch (error) {
    // It ended in its turn.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The process of the reference server. */
function serverOf({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
}

/** What must come of thresholds that were missed: on a machine busy with other tests the measurement may be void. */
function missed(code: number | null, { generator, verdict }: LoadResult): void {
  expect(code).toBe(generator.valid ? 99 : 2)
  expect(verdict).toBe(generator.valid ? 'thresholds' : 'inconclusive')
}

describe('the right verdict', () => {
  it('on a server that is slow: the threshold is missed', async () => {
    const run = load('slow', 'thresholds: [session.p90 < 150ms, failed.rate < 50%]')
    const over = ended(run)
    await throttle(run, () => serverOf(run), 400, 100)
    const { code } = await over
    const result = latest('slow')
    missed(code, result)
    expect(result.thresholds.map(({ verdict }) => verdict)).toEqual(['fail', 'pass'])
    expect(result.sessions).toMatchObject({ arrived: 80, complete: 80 })
  }, 60_000)

  it('on one that fails for 5 % of messages: the threshold is missed, and failures are classified', async () => {
    const { code, stdout } = await ended(
      load('fails', 'faults: [{ kind: fail, share: 5%, at: 0s, for: 30s }]\nthresholds: [failed.rate < 1%]'),
    )
    const result = latest('fails')
    missed(code, result)
    const { failed, complete } = result.sessions
    expect(Object.keys(failed)).toEqual(['http-503'])
    expect(failed['http-503']).toBeGreaterThan(2)
    expect(complete + (failed['http-503'] ?? 0)).toBe(80)
    expect(stdout).toMatch(/✗ http-503/)
    expect(result.identity.violations).toBe(0)
    expect(result.faults).toEqual([{ from: 0, to: 30, what: 'HTTP 503 for 5 % of messages' }])
  }, 60_000)

  it('on one that resets connections for a second: the threshold is missed, and the window is shown', async () => {
    const { code } = await ended(
      load(
        'resets',
        'faults: [{ kind: reset, share: 60%, at: 1s, for: 2s }]\nthresholds: [failed.rate < 1%]',
      ),
    )
    const result = latest('resets')
    missed(code, result)
    expect(Object.keys(result.sessions.failed)).toEqual(['transport-closed'])
    expect(result.sessions.failed['transport-closed']).toBeGreaterThan(10)
    expect(readFileSync(join(cwd, 'resets/load/latest/index.html'), 'utf8')).toContain(
      '<title>connection reset for 60 % of messages</title>',
    )
  }, 60_000)

  it('on a generator that lacks the processor: the measurement is void, whatever the thresholds say', async () => {
    const run = load('throttled', 'thresholds: [failed.rate < 50%]')
    const over = ended(run)
    await throttle(run, () => run.pid ?? 0, 400, 100)
    const { code, stdout } = await over
    const result = latest('throttled')
    expect(code).toBe(2)
    expect(result.generator.valid).toBe(false)
    expect(result.reason).toContain('void: the generator was over budget')
    expect(stdout).toContain('measurement void')
  }, 60_000)
})
