import { readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isStepScenario, playable } from '../prove/emit.ts'
import type { Scenario } from '../stage/scenario.ts'
import { UsageProblem } from '../target/usage-problem.ts'

/** A scenario and where its module stands: a worker loads it again from there. */
export interface CatalogueEntry {
  readonly file: string
  readonly scenario: Scenario
}

/** The scenarios that come with Rollcall, as built. */
export const OWN_SCENARIOS = fileURLToPath(new URL('../../scenarios/use-cases', import.meta.url))

/** Modules whose names begin with an underscore help scenarios and are none themselves. */
const isModule = (name: string) => /\.m?[jt]s$/.test(name) && !name.endsWith('.d.ts') && !name.startsWith('_')

/**
 * Reads every scenario module under the given folders, in order of path. Throws UsageProblem for a folder that cannot be
 * read, a module that exports no scenario, and an id that is used twice.
 */
export async function loadCatalogue(folders: readonly string[] = [OWN_SCENARIOS]): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = []
  const seen = new Map<string, string>()
  for (const folder of folders) {
    for (const file of modulesUnder(resolve(folder))) {
      for (const scenario of await scenariosOf(file)) {
        const earlier = seen.get(scenario.id)
        if (earlier) throw new UsageProblem(`two scenarios are called ${scenario.id}: ${earlier} and ${file}`)
        seen.set(scenario.id, file)
        entries.push({ file, scenario })
      }
    }
  }
  return entries
}

/** The scenarios of one module: its default export, a scenario or a list of them. */
export async function scenariosOf(file: string): Promise<readonly Scenario[]> {
  const loaded = (await import(pathToFileURL(file).href)) as { default?: Scenario | readonly Scenario[] }
  const made = loaded.default
  const exported = Array.isArray(made) ? (made as readonly Scenario[]) : made ? [made as Scenario] : []
  const list = exported.map((each) => (isStepScenario(each) ? playable(each, file) : each))
  for (const each of list) {
    if (typeof each?.id !== 'string' || typeof each.play !== 'function') {
      throw new UsageProblem(
        `${file}: the default export is not a scenario; write: export default scenario({ id, …, play })`,
      )
    }
  }
  if (list.length === 0) {
    throw new UsageProblem(`${file} exports no scenario; rename it to begin with _ if it only helps others`)
  }
  return list
}

export function modulesUnder(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder).sort()
  } catch (error) {
    throw new UsageProblem(
      `cannot read the scenarios in ${relative('.', folder) || folder}: ${(error as Error).message}`,
    )
  }
  return names.flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return modulesUnder(path)
    return isModule(name) ? [path] : []
  })
}
