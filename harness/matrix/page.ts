import { CELLS, WAYS } from './cells.ts'
import type { Covered } from './coverage.ts'

/** A bar would end the cell. */
const cell = (text: string) => text.replaceAll('|', '\\|')
const scenariosOf = ({ scenarios }: Covered) => scenarios.map((id) => `\`${id}\``).join('<br>')
const line = (...cells: string[]) => `| ${cells.map(cell).join(' | ')} |`

function table(rows: readonly Covered[]): string {
  return [
    line('row', 'what', 'property', 'state', 'scenarios'),
    line('---', '---', '---', '---', '---'),
    ...rows.map((row) => line(row.id, row.what, row.property, stateOf(row), scenariosOf(row))),
  ].join('\n')
}

const stateOf = ({ state, why }: Covered) =>
  state === 'automated' ? `automated; ${why}` : `${state}: ${why}`

/** The five ways of a cell side by side: a tick with the number of scenarios, or a letter that the notes explain. */
function grid(rows: ReadonlyMap<string, Covered>): string {
  return [
    line('cell', 'property', ...WAYS),
    line('---', '---', ...WAYS.map(() => '---')),
    ...CELLS.map(({ id, property }) => {
      const whole = rows.get(id)
      if (whole) return line(id, property, `${whole.state}`, '', '', '', '')
      return line(id, property, ...WAYS.map((way) => markOf(rows.get(`${id}/${way}`))))
    }),
  ].join('\n')
}

function markOf(row: Covered | undefined): string {
  if (row?.state === 'automated') return `✓ ${row.scenarios.length}`
  return row?.state === 'not applicable' ? 'n/a' : (row?.state ?? 'missing')
}

/** Each reason once, with the cells that it holds for. */
function reasons(rows: readonly Covered[]): string {
  const byWhy = new Map<string, string[]>()
  for (const { id, state, why } of rows) {
    if (state === 'automated') continue
    const name = `${state}: ${why}`
    byWhy.set(name, [...(byWhy.get(name) ?? []), id])
  }
  return [...byWhy].map(([why, ids]) => `- ${why} (${ids.length}): ${ids.join(', ')}`).join('\n')
}

/** The page about the whole identity matrix: every row, every cell, and what plays it. */
export function matrixPage(rows: readonly Covered[]): string {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const named = (pattern: RegExp) => rows.filter(({ id }) => pattern.test(id))
  const inCells = named(/\//)
  const count = (state: string) => rows.filter((row) => row.state === state).length
  return `# The identity matrix

This page is made from the catalogue by \`rollcall list --matrix\`; a test keeps it true.
${rows.length} rows and cells: ${count('automated')} automated, ${count('not applicable')} not applicable, ${count('by flag')} by flag,
${count('judged in every play')} judged in every play, ${count('planned')} planned.

A state is never a verdict: where the target does not offer what a scenario needs, the row is *undecided*, and that is
not a pass. \`rollcall list --matrix --target FILE\` says which rows those are for a target.

## Baselines: what must succeed

${table(named(/^B\d+$/))}

## Variations: what must not

${table(named(/^N\d+$/))}

## Knock-outs: each required evidence, five ways

${grid(byId)}

### Why some are not played

${reasons(inCells)}
`
}
