import { DEVICE_DEFECTS } from '../../simulators/device/defects/index.ts'
import { NETWORK_DEFECTS } from '../../simulators/network/defects/index.ts'
import { DEFECTS } from '../../simulators/server/defects/index.ts'
import { CHECKS } from '../checks/index.ts'
import { type CatalogueEntry, loadCatalogue, OWN_SCENARIOS } from '../farm/catalogue.ts'
import { casesMatching, loadCases } from '../farm/conformance/catalogue.ts'
import type { ConformanceCase } from '../stage/conformance/case.ts'
import { CAPABILITIES } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'
import { matrixLine, matrixRows } from './list-matrix.ts'
import { matching } from './matching.ts'

type Row = Readonly<Record<string, string>>

/** `rollcall list [what]`: what there is, one line each. */
export async function listCommand(options: Record<string, unknown>, what = 'scenarios'): Promise<number> {
  if (options['matrix']) {
    const covered = await matrixRows(options)
    process.stdout.write(
      options['json'] ? `${JSON.stringify(covered, null, 2)}\n` : table(covered.map(matrixLine)),
    )
    return EXIT.pass
  }
  const rows = await rowsOf(what, options)
  process.stdout.write(options['json'] ? `${JSON.stringify(rows, null, 2)}\n` : table(rows))
  return EXIT.pass
}

async function rowsOf(what: string, options: Record<string, unknown>): Promise<Row[]> {
  if (what === 'scenarios') {
    const folders = [OWN_SCENARIOS, ...((options['scenarios'] as string[] | undefined) ?? [])]
    return matching(await loadCatalogue(folders), options['only'] as string[] | undefined).map(scenarioRow)
  }
  if (what === 'conformance') {
    const cases = [...(await loadCases('server')), ...(await loadCases('client'))]
    return casesMatching(cases, options['only'] as string[] | undefined).map(caseRow)
  }
  if (what === 'checks') return CHECKS.map(({ id, title }) => ({ id, title }))
  if (what === 'defects')
    return [...DEFECTS, ...NETWORK_DEFECTS].map(({ id, name, property, summary }) => ({
      id,
      name,
      property,
      summary,
    }))
  if (what === 'device-defects')
    return DEVICE_DEFECTS.map(({ id, name, shownBy, summary }) => ({ id, name, shownBy, summary }))
  if (what === 'capabilities') return Object.entries(CAPABILITIES).map(([id, title]) => ({ id, title }))
  throw new UsageProblem(
    `there is no list of ${what}; choose scenarios, conformance, checks, defects or capabilities`,
  )
}

function caseRow(each: ConformanceCase): Row {
  const { id, level, clause, purpose } = each
  const played = 'planned' in each ? `planned: ${each.planned}` : 'automated'
  return { id, level, clause, played, purpose }
}

function scenarioRow({ scenario }: CatalogueEntry): Row {
  const { id, variation, outcome, proves, title } = scenario
  return { id, variation, outcome, proves: proves.join(' '), title }
}

/** Columns as wide as they need to be; the last one runs on. */
function table(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {})
  const widths = names.map((name) => Math.max(...rows.map((row) => row[name]?.length ?? 0)))
  const line = (row: Row) =>
    names.map((name, at) =>
      at === names.length - 1 ? (row[name] ?? '') : (row[name] ?? '').padEnd(widths[at] ?? 0),
    )
  return rows.map((row) => `${line(row).join('  ')}\n`).join('')
}
