import { type Clean, type Find, isFound, median, type Row, shareFound } from './row.ts'

/** `docs/detection.md`: what was found, by difficulty and by defect. */
export function page(rows: readonly Row[], seeds: readonly string[], clean: Clean, seconds: number): string {
  const finds = rows.flatMap((row) => row.finds.filter((find): find is Find => find !== undefined))
  const levels = [...new Set(rows.map(({ difficulty }) => difficulty))].sort((a, b) => a - b)
  return `# Detection

How well \`rollcall prove\` finds the seeded defects of the embedded reference server. This page is written by
\`npm run bench:detection\`: each defect is hunted from ${seeds.length} fixed seeds (${seeds.join(', ')}) in all six dialects, for at most
${seconds} seconds each in one thread, until the first counterexample that is believed. Sessions travel between machines, seconds do not.

- Found: ${rows.filter(isFound).length} of ${rows.length}; median ${median(finds.map(({ sessions }) => sessions))} sessions to the first find.
- Median proof after shrinking: ${median(finds.map(({ steps }) => steps))} steps, longest ${Math.max(0, ...finds.map(({ steps }) => steps))}.
- Server without a defect: ${clean.sessions} sessions, ${clean.alarms.length} false alarms${clean.alarms.length > 0 ? ` (${clean.alarms.join(', ')})` : ''}.

| difficulty | defects | found | median sessions | median steps |
|---|---|---|---|---|
${levels
  .map((level) =>
    levelLine(
      level,
      rows.filter(({ difficulty }) => difficulty === level),
    ),
  )
  .join('\n')}

| defect | difficulty | found | property | sessions | seconds | steps |
|---|---|---|---|---|---|---|
${rows.map(defectLine).join('\n')}

Each seed has its own value, separated by a stroke; a dash says that the time was not enough.
`
}

function levelLine(level: number, rows: readonly Row[]): string {
  const finds = rows.flatMap((row) => row.finds.filter((find): find is Find => find !== undefined))
  const share = Math.round(shareFound(rows) * 100)
  const middle = (of: (find: Find) => number) => (finds.length > 0 ? median(finds.map(of)) : '–')
  return `| ${level} | ${rows.length} | ${rows.filter(isFound).length} (${share} %) | ${middle(({ sessions }) => sessions)} | ${middle(({ steps }) => steps)} |`
}

function defectLine({ id, name, difficulty, finds }: Row): string {
  const each = (of: (find: Find) => string | number) =>
    finds.map((find) => (find ? of(find) : '–')).join(' / ')
  const properties = [...new Set(finds.map((find) => find?.property ?? '–'))].join(' / ')
  const found = `${finds.filter((find) => find !== undefined).length} of ${finds.length}`
  return `| ${id} ${name} | ${difficulty} | ${found} | ${properties} | ${each(({ sessions }) => sessions)} | ${each(({ seconds }) => seconds.toFixed(1))} | ${each(({ steps }) => steps)} |`
}
