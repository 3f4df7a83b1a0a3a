import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ended, scratch } from './cli.ts'

const TOOL = fileURLToPath(new URL('../../tools/seeds.js', import.meta.url))

/** Runs the tool as `npm run seeds --` does, in a folder of its own. */
const seeds = (cwd: string, ...words: string[]) => ended(spawn(process.execPath, [TOOL, ...words], { cwd }))

describe('the use cases under many seeds', { timeout: 60_000 }, () => {
  it('go through the dialects in turn, wherever they begin, and end with totals', async () => {
    const cwd = scratch()
    const { code, stdout } = await seeds(cwd, '--from', '6', '--count', '2', '--only', 'b18-lock')
    const [first, second, totals] = stdout.trimEnd().split('\n')
    expect(first).toMatch(/1\/2 +seed-6 +mac wbxml +\d+:\d\d +pass: /)
    expect(second).toMatch(/2\/2 +seed-7 +basic xml +\d+:\d\d +pass: /)
    expect(totals).toMatch(
      /^2 seeds: [1-9]\d* pass, 0 fail, 0 inconclusive, 0 error, .*; 0 failed, in \d+:\d\d$/,
    )
    expect(code).toBe(0)
    expect(existsSync(join(cwd, 'runs/seeds/seed-6'))).toBe(false)
  })

  it('say how to see a failure again, and do not end well', async () => {
    const { code, stdout } = await seeds(scratch(), '1', 'there-is-no-such-scenario')
    expect(stdout).toContain('1 failed')
    expect(stdout).toContain(
      'seed-1: npx rollcall run --seed seed-1 --auth basic --content xml --only there-is-no-such-scenario',
    )
    expect(code).toBe(1)
  })

  it('are not played for nonsense', async () => {
    const { code, stderr } = await seeds(scratch(), '--from', 'zero')
    expect(stderr).toBe('seeds: --from wants a whole number from 1 on, not zero\n')
    expect(code).toBe(104)
  })
})
