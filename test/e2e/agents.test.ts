import type { ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoadResult } from '../../harness/verdict/load-result.ts'
import { type Ended, ended, scratch, start } from './cli.ts'
import { says, startRedis } from './redis.ts'

const cwd = scratch()
const PLAN = join(cwd, 'plan.yaml')
writeFileSync(
  PLAN,
  `fleet:
  devices: 40
  origin: { second-hand: 50%, corporate: 25%, roaming: 25% }
  content: { xml: 50%, wbxml: 50% }
stages: [{ model: constant, rate: 15, for: 4s }]
thresholds: ["failed.rate < 1%", "identity.violations == 0"]
`,
)

const load = (out: string, ...args: string[]) =>
  start(['load', PLAN, '--out', out, '--seed', '5', ...args], { cwd })
const latest = (out: string) =>
  JSON.parse(readFileSync(join(cwd, out, 'load/latest/result.json'), 'utf8')) as LoadResult

describe('load over several machines', () => {
  let redis: ChildProcess
  let on: string[]
  const agent = () => says(start(['agent', ...on, '--workers', '1'], { cwd }), 'waits for shards')

  beforeAll(async () => {
    const started = await startRedis()
    redis = started.process
    on = started.on
  }, 20_000)
  afterAll(() => redis.kill())

  it('gives each device the same outcomes as one machine does, and loses nothing silently when an agent dies', async () => {
    const [first, second, alone] = await Promise.all([
      agent(),
      agent(),
      ended(load('alone', '--workers', '1')),
    ])
    expect([0, 2], alone.stderr).toContain(alone.code)
    const { outcomes, sessions } = latest('alone')
    expect(sessions).toMatchObject({ arrived: 60, complete: 60 })

    const { code, stderr } = await ended(load('two', ...on, '--agents', '2'))
    const two = latest('two')
    // On a machine that is busy with other tests the generator may be over budget: then it must say so and end with 2.
    expect(code, stderr).toBe(two.generator.valid ? 0 : 2)
    expect(two).toMatchObject({ outcomes, workers: 2, lost: [], again: [] })
    expect(two.agents).toHaveLength(2)
    expect(two.sessions).toMatchObject({ arrived: 60, complete: 60 })
    expect(two.identity).toMatchObject({ judged: 60, violations: 0 })

    const run = load('killed', ...on, '--agents', '2')
    const over = ended(run)
    await says(first, 'shard ')
    await sleep(2_500)
    first.kill('SIGKILL')
    const killed = await over
    const again = latest('killed')
    expect(killed.code, killed.stderr).toBe(2)
    expect(again.again).toHaveLength(1)
    expect(again.reason).toContain('played its devices again')
    expect(again).toMatchObject({ outcomes, lost: [] })
    expect(again.sessions).toMatchObject({ arrived: 60, complete: 60 })
    expect(killed.stdout).toContain('played again: shard')

    const left = ended(second)
    second.kill('SIGTERM')
    expect((await left).code).toBe(0)
  }, 120_000)

  it('reports the devices of an agent that died as lost when nobody takes them over', async () => {
    const only = await agent()
    const over = ended(load('lost', ...on))
    await says(only, 'shard ')
    await sleep(2_500)
    only.kill('SIGKILL')
    const { code, stdout } = await over
    const { lost, sessions } = latest('lost')
    expect(code).toBe(2)
    expect(lost).toEqual([expect.stringContaining('no other took over')])
    expect(stdout).toContain('lost: shard 1 of 1')
    const { complete, notStarted, unfinished } = sessions
    expect(complete + (notStarted['lost'] ?? 0) + unfinished).toBe(60)
  }, 90_000)

  it('says what is amiss when no agent comes, or Redis is not there or is something else', async () => {
    const web = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
    const port = await new Promise((resolve) =>
      web.once('listening', () => resolve((web.address() as AddressInfo).port)),
    )
    const attempts: [string, string][] = [
      ['redis://127.0.0.1:1', 'the connection was refused'],
      [`redis://:topsecret@127.0.0.1:${port}`, `cannot use Redis at redis://***@127.0.0.1:${port}`],
      ['http://127.0.0.1:1', 'wants redis://host:port'],
      [on[1] ?? '', 'no agent came'],
    ]
    const all = await Promise.all(
      attempts.map(([url]): Promise<Ended> => ended(load('none', '--on', url, '--wait', '1'))),
    )
    web.close()
    for (const [at, { code, stderr }] of all.entries()) {
      expect(code, stderr).toBe(104)
      expect(stderr).toContain(attempts[at]?.[1])
      expect(stderr).not.toContain('topsecret')
    }
  }, 60_000)
})
