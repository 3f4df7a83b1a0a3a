import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadResult } from '../../../harness/verdict/load-result.ts'
import { report, table } from '../figures.ts'

/**
 * Prints which plan finds which seeded fault that shows under concurrency, after how many seconds of load and in how many
 * sessions, and what the same plan says of the server without a fault. Exits with 1 when a fault is missed for a minute or
 * the sound server is accused.
 */
const RACES: readonly [plan: string, defects: readonly string[]][] = [
  ['isolation-equal-session-ids', ['D-101']],
  ['isolation-stolen-addresses', ['D-102']],
  ['isolation-moving-lines', ['D-62']],
  ['isolation-stolen-keys', ['D-67']],
  ['race-nonces', ['D-261']],
  ['race-debits', ['D-97', 'D-95']],
]

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

function load(plan: string, defect: string | undefined): LoadResult {
  const out = mkdtempSync(join(tmpdir(), 'rollcall-races-'))
  const file = join(ROOT, 'scenarios/load', `${plan}.yaml`)
  const args = ['load', file, '--seed', '7', '--json', '--out', out, ...(defect ? ['--defect', defect] : [])]
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bin/rollcall.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return JSON.parse(stdout) as LoadResult
}

let sound = true
const rows = [['plan', 'fault', 'property', 'found after', 'violations', 'sessions judged']]
for (const [plan, defects] of RACES) {
  for (const defect of [undefined, ...defects]) {
    const { identity, violations, verdict } = load(plan, defect)
    const [first] = violations
    if (defect ? !first || first.second > 60 : identity.violations > 0 || verdict === 'aborted') sound = false
    const found = first ? `${Math.max(1, first.second)} s` : '–'
    const { judged } = identity
    rows.push([plan, defect ?? 'none', first?.property ?? '–', found, `${identity.violations}`, `${judged}`])
  }
}
report('bench:races', table(rows))
process.exitCode = sound ? 0 : 1
