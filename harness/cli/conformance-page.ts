import type { ConformanceCase } from '../stage/conformance/case.ts'

const cell = (text: string) => text.replaceAll('|', '\\|')

/** The registry of the catalogue as a page: every statement, those that nobody plays yet included. */
export function conformancePage(cases: readonly ConformanceCase[]): string {
  const areas = new Map<string, ConformanceCase[]>()
  for (const each of cases) {
    const area = each.id.split('/').slice(0, 2).join('/')
    areas.set(area, [...(areas.get(area) ?? []), each])
  }
  const sections = [...areas].map(([area, of]) => {
    const rows = of.map((each) => {
      const name = each.id.split('/').slice(2).join('/')
      const planned = 'planned' in each ? ` Planned, not automated: ${cell(each.planned)}.` : ''
      const versions = each.versions ? ` (DM ${each.versions.join(', ')})` : ''
      return `| ${name} | ${each.level} | ${cell(each.clause)}${versions} | ${cell(each.purpose)}${planned} |`
    })
    return `## ${area}\n\n| case | level | clause | statement |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  const planned = cases.filter((each) => 'planned' in each).length
  const of = (side: string) => cases.filter((each) => each.side === side).length
  return `# Conformance catalogue

${of('server')} statements about servers and ${of('client')} about clients; ${planned} of them are planned and not automated, with the
reason beside them. The ids are Rollcall's own. MUST and MAY bind (MAY whoever offers the thing), SHOULD and QUALITY advise;
\`--strict\` makes them count. \`rollcall list conformance\` shows the same as a list, \`rollcall conformance --only <path>\` plays
a part of it.

${sections.join('\n')}`
}
