import { loadCatalogue, OWN_SCENARIOS } from '../farm/catalogue.ts'
import { type Covered, coverage } from '../matrix/coverage.ts'
import { loadTargets } from '../target/load.ts'

/** The rows and cells of the identity matrix with what plays them, for a target where one is given. */
export async function matrixRows(options: Record<string, unknown>): Promise<readonly Covered[]> {
  const folders = [OWN_SCENARIOS, ...((options['scenarios'] as string[] | undefined) ?? [])]
  const scenarios = (await loadCatalogue(folders)).map(({ scenario }) => scenario)
  const { target } = options
  const offered =
    typeof target === 'string' ? loadTargets(target).flatMap(({ capabilities }) => capabilities) : undefined
  const only = options['only'] as string[] | undefined
  return coverage(scenarios, offered).filter(
    ({ id }) => !only?.length || only.some((each) => id.includes(each)),
  )
}

/** One line for each: what it is, its state, and the scenarios or why there are none. */
export const matrixLine = ({ id, property, state, scenarios, why }: Covered) => ({
  id,
  property,
  state,
  scenarios: scenarios.join(' ') || why,
})
