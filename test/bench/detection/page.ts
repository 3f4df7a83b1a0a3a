import { type Find, isFound, type Measured, median, type Row, rowsOf, shareFound } from './row.ts'

/** `docs/detection.md`: what was found, by difficulty and by defect. */
export function page({ budget, hunted, clean }: Measured): string {
  const rows = rowsOf(hunted)
  const finds = findsOf(rows)
  const seeds = [...new Set(hunted.map(({ seed }) => seed))]
  const levels = [...new Set(rows.map(({ difficulty }) => difficulty))].sort((a, b) => a - b)
  const pace = clean.seconds > 0 ? ` (${Math.round(clean.sessions / clean.seconds)} a second)` : ''
  const alarms = clean.alarms.map(({ property }) => property)
  return `# Detection

How well \`rollcall prove\` finds the seeded defects of the embedded reference server. This page and \`detection.json\` beside it are
written by \`npm run bench:detection\`: each defect is hunted from a fixed seed (${seeds.join(', ')}) in all six dialects, for at most
${budget} seconds in one process, until the first counterexample that is believed and that a sound server does not show. Sessions travel between machines, seconds do not.

- Found: ${rows.filter(isFound).length} of ${rows.length}; median ${median(finds.map(({ sessions }) => sessions))} sessions to the first find.
- Median proof after shrinking: ${median(finds.map(({ steps }) => steps))} steps, longest ${Math.max(0, ...finds.map(({ steps }) => steps))}.
- Server without a defect: ${clean.sessions} sessions${pace}, ${alarms.length} false alarms${alarms.length > 0 ? ` (${alarms.join(', ')})` : ''}.

${table(
  ['difficulty', 'defects', 'found', 'median sessions', 'median steps'],
  levels.map((level) =>
    levelCells(
      level,
      rows.filter(({ difficulty }) => difficulty === level),
    ),
  ),
)}

${table(['defect', 'difficulty', 'property', 'sessions', 'seconds', 'steps'], rows.map(defectCells))}
`
}

const findsOf = (rows: readonly Row[]): Find[] =>
  rows.flatMap(({ finds }) => finds.filter((find): find is Find => find !== undefined))

function levelCells(level: number, rows: readonly Row[]): string[] {
  const finds = findsOf(rows)
  const middle = (of: (find: Find) => number) => (finds.length > 0 ? String(median(finds.map(of))) : '–')
  const share = `${rows.filter(isFound).length} (${Math.round(shareFound(rows) * 100)} %)`
  return [
    String(level),
    String(rows.length),
    share,
    middle(({ sessions }) => sessions),
    middle(({ steps }) => steps),
  ]
}

function defectCells({ id, name, difficulty, finds }: Row): string[] {
  const each = (of: (find: Find) => string | number) =>
    finds.map((find) => (find ? String(of(find)) : '–')).join(' / ')
  const properties = [...new Set(finds.map((find) => find?.property ?? 'not found'))].join(' / ')
  return [
    `${id} ${name}`,
    String(difficulty),
    properties,
    each(({ sessions }) => sessions),
    each(({ seconds }) => seconds.toFixed(1)),
    each(({ steps }) => steps),
  ]
}

/** A table in which every column is as wide as its widest cell. */
function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) =>
    Math.max(3, name.length, ...lines.map((line) => line[at]?.length ?? 0)),
  )
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n')
}
