import type { CatalogueEntry } from '../farm/catalogue.ts'
import { UsageProblem } from '../target/usage-problem.ts'

/**
 * The entries whose id contains one of the patterns, `*` standing for anything; all of them without patterns. Throws
 * UsageProblem for a pattern that matches nothing: a run of nothing is never green.
 */
export function matching(
  entries: readonly CatalogueEntry[],
  patterns: readonly string[] | undefined,
): readonly CatalogueEntry[] {
  if (!patterns?.length) return entries
  const tests = patterns.map((pattern) => {
    const test = new RegExp(pattern.split('*').map(literally).join('.*'), 'i')
    if (entries.some(({ scenario }) => test.test(scenario.id))) return test
    throw new UsageProblem(`no scenario matches '${pattern}'; rollcall list shows them all`)
  })
  return entries.filter(({ scenario }) => tests.some((test) => test.test(scenario.id)))
}

/** The entries together with the twins by which their silence is judged. */
export function withTwins(
  chosen: readonly CatalogueEntry[],
  all: readonly CatalogueEntry[],
): readonly CatalogueEntry[] {
  const wanted = new Set(
    chosen.flatMap(({ scenario }) => (scenario.twin ? [scenario.id, scenario.twin] : [scenario.id])),
  )
  return all.filter(({ scenario }) => wanted.has(scenario.id))
}

const literally = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

/** The entries of some use cases; all of them where none is named. Throws UsageProblem for one that has no scenario. */
export function ofUseCases(
  entries: readonly CatalogueEntry[],
  wanted: readonly string[] | undefined,
): readonly CatalogueEntry[] {
  if (!wanted?.length) return entries
  const known = [...new Set(entries.map(({ scenario }) => scenario.useCase))].sort()
  const strange = wanted.find((each) => !known.some((useCase) => useCase === each))
  if (strange !== undefined)
    throw new UsageProblem(`there is no use case '${strange}' here; there are ${known.join(', ')}`)
  return entries.filter(({ scenario }) => wanted.includes(scenario.useCase))
}
