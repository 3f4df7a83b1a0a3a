import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DEFECTS } from '../../simulators/server/defects/index.ts'
import { falseAlarms, hunt } from './detection/hunt.ts'
import { page } from './detection/page.ts'
import { isFound, type Row, shareFound } from './detection/row.ts'

/**
 * How well `rollcall prove` finds the seeded defects of the reference server: whether, by which property, after how many
 * sessions and seconds, and how short the proof is; and whether it accuses a server without any.
 *
 *   npm run bench:detection                 every defect from each seed, written to docs/detection.md
 *   npm run bench:detection -- --quick      a few defects and no page; fails when one is not found
 *   npm run bench:detection -- --defect D-62 --seed 3
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    defect: { type: 'string', multiple: true },
    seed: { type: 'string', multiple: true, default: ['1', '2'] },
    seconds: { type: 'string', default: '60' },
    clean: { type: 'string' },
  },
})

/** One of each kind, quick to find. */
const QUICK = ['D-01', 'D-15', 'D-57', 'D-66', 'D-101', 'D-203', 'D-206', 'D-213']

const chosen = values.quick ? QUICK : values.defect
const defects = DEFECTS.filter(({ id }) => !chosen || chosen.includes(id))
const seeds = values.quick ? ['1'] : values.seed
const rows: Row[] = []
for (const { id, name, difficulty = 2 } of defects) {
  const finds = []
  for (const seed of seeds) finds.push(await hunt(id, seed, Number(values.seconds)))
  const row = { id, name, difficulty, finds }
  rows.push(row)
  process.stderr.write(
    `${isFound(row) ? '✓' : '✗'} ${id.padEnd(6)} ${name.padEnd(28)} ${row.finds.map(told).join('   ')}\n`,
  )
}
const clean = await falseAlarms(seeds[0] ?? '1', Number(values.clean ?? (values.quick ? 3 : 120)))
process.stderr.write(
  `clean server: ${clean.sessions} sessions in ${clean.seconds.toFixed(0)} s, ${clean.alarms.length} false alarms ${clean.alarms.join(', ')}\n`,
)
if (!values.quick && !values.defect)
  writeFileSync('docs/detection.md', page(rows, seeds, clean, Number(values.seconds)))
if (shareFound(rows) < 1 && values.quick) process.exitCode = 1
if (clean.alarms.length > 0) process.exitCode = 1

function told(find: Row['finds'][number]): string {
  return find
    ? `${find.property} ${find.sessions} sessions ${find.seconds.toFixed(1)} s ${find.steps} steps`
    : 'not found'
}
