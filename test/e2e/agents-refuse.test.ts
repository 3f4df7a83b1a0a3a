import type { ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redisAddress } from '../../harness/load/agents/address.ts'
import { serveAsAgent } from '../../harness/load/agents/agent.ts'
import type { LoadResult } from '../../harness/verdict/load-result.ts'
import { ended, scratch, start } from './cli.ts'
import { says, startRedis } from './redis.ts'

const cwd = scratch()
const file = (name: string, text: string) => {
  writeFileSync(join(cwd, name), text)
  return name
}
const PLAN = file('plan.yaml', 'fleet: { devices: 10 }\nstages: [{ model: constant, rate: 10, for: 6s }]\n')
/** An address that is nobody's (RFC 5737): whoever sent anything there would wait. */
const FOREIGN = file(
  'foreign.yaml',
  'endpoint: http://192.0.2.1/dm\nserverId: dm.example\ncontent: [xml]\nauth: [md5]\n',
)
const load = (...args: string[]) => ended(start(['load', PLAN, '--seed', '5', ...args], { cwd }))

describe('what cannot be spread over machines is refused, and why is said', () => {
  let redis: ChildProcess
  let on: string[]
  beforeAll(async () => {
    const started = await startRedis()
    redis = started.process
    on = started.on
  }, 20_000)
  afterAll(() => redis.kill())

  /** An agent in this process, until `during` has ended. */
  async function withAgent<T>(as: { version: string; owned: boolean }, during: () => Promise<T>): Promise<T> {
    let leave = () => {}
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    const address = redisAddress(on[1] ?? '')
    const agent = serveAsAgent({ ...as, address, slots: 1, onPhase: () => undefined, leave: left })
    try {
      return await during()
    } finally {
      leave()
      await agent
    }
  }

  it('an agent of another version', async () => {
    const { code, stderr } = await withAgent({ version: '9.9.9', owned: false }, () => load(...on))
    expect(code, stderr).toBe(104)
    expect(stderr).toMatch(/agent \S+ cannot take part: it has version 9\.9\.9, the run \d+\.\d+\.\d+/)
  }, 60_000)

  it('a foreign target, by whoever begins the run and by each agent', async () => {
    const here = await load('--target', FOREIGN, ...on)
    expect(here.code, here.stderr).toBe(104)
    expect(here.stderr).toContain('http://192.0.2.1/dm is not on this machine; load can bring it down')
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const there = await withAgent({ version, owned: false }, () =>
      load('--target', FOREIGN, '--i-own-this-server', ...on),
    )
    expect(there.code, there.stderr).toBe(104)
    expect(there.stderr).toContain('is not on this machine; start the agent with --i-own-this-server')
  }, 60_000)
})

describe('a Redis that dies in the middle of a run', () => {
  it('leaves a report that says so, every session accounted for, and an agent that can be stopped', async () => {
    const { process: redis, on } = await startRedis()
    const agent = await says(start(['agent', ...on, '--workers', '1'], { cwd }), 'waits for shards')
    const left = ended(agent)
    const over = load('--out', 'cut', ...on)
    await says(agent, 'shard 1')
    await sleep(2_000)
    redis.kill('SIGKILL')
    const { code, stderr, stdout } = await over
    expect(code, stderr).toBe(2)
    expect(stdout).toMatch(/lost: shard 1 of 1: Redis at redis:\/\/127\.0\.0\.1:\d+ was out of reach for 7 s/)
    expect(stderr).not.toMatch(/ECONNREFUSED|\n {4}at /)
    const { sessions } = JSON.parse(
      readFileSync(join(cwd, 'cut/load/latest/result.json'), 'utf8'),
    ) as LoadResult
    const { complete, unfinished, notStarted } = sessions
    expect(complete + unfinished + (notStarted['lost'] ?? 0)).toBe(60)
    expect(notStarted['lost']).toBeGreaterThan(0)
    agent.kill('SIGTERM')
    const gone = await left
    expect(gone.code).toBe(0)
    expect(gone.stderr).toMatch(/Redis at \S+ is out of reach; waiting for it/)
  }, 60_000)
})
