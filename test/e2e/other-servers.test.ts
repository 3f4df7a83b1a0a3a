import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoadResult } from '../../harness/verdict/load-result.ts'
import type { ProofResult } from '../../harness/verdict/proof.ts'
import { startBoth } from '../servers/run.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
let servers: Awaited<ReturnType<typeof startBoth>> | undefined
beforeAll(async () => {
  servers = await startBoth(cwd)
  writeFileSync(
    join(cwd, 'plan.yaml'),
    `name: one phone
fleet: { devices: 1, origin: second-hand }
stages: [{ model: constant, rate: 4, for: 2s }]
`,
  )
})
afterAll(() => servers?.close())

const json = async <R>(...args: string[]): Promise<{ code: number | null; result: R }> => {
  const { code, stdout } = await ended(start([...args, '--seed', '1', '--json'], { cwd }))
  return { code, result: JSON.parse(stdout) as R }
}

/** What they report is explained in docs/interoperability.md. */
describe.each([
  { name: 'strict-minimal', breaks: ['LV-01', 'SP-AUTH-04'], failed: ['server-unproven'] },
  { name: 'sloppy', breaks: ['SP-AUTH-04'], failed: ['not-syncml', 'server-unproven'] },
])('$name, through nothing but its target file', ({ name, breaks, failed }) => {
  const target = `${name}.yaml`

  it('is proven', async () => {
    const { code, result } = await json<ProofResult>('prove', '--target', target, '--runs', '60')
    // The law about single nonces has one about the whole fleet beside it, which needs a larger sample.
    const broken = result.failures.map(({ property }) => property.replace('/fleet', ''))
    expect([...new Set(broken)].sort()).toEqual(breaks)
    expect(result.rules.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(10)
    expect(code).toBe(1)
  })

  it('is loaded', async () => {
    const { code, result } = await json<LoadResult>('load', 'plan.yaml', '--target', target, '--workers', '1')
    expect(result.violations).toEqual([])
    expect(Object.keys(result.sessions.failed)).toEqual(expect.arrayContaining(failed))
    expect([0, 2]).toContain(code)
  })
})

it('says how many devices a target file has accounts for', async () => {
  writeFileSync(
    join(cwd, 'many.yaml'),
    'name: many\nfleet: { devices: 9 }\nstages: [{ model: constant, rate: 4, for: 2s }]\n',
  )
  const { code, stderr } = await ended(start(['load', 'many.yaml', '--target', 'sloppy.yaml'], { cwd }))
  expect(stderr).toMatch(/accounts for 1/)
  expect(code).toBe(104)
})
