import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ConformanceCase } from '../../stage/conformance/case.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import { modulesUnder } from '../catalogue.ts'

/** The cases that come with Rollcall, as built. */
export const OWN_CASES = fileURLToPath(new URL('../../../scenarios/conformance', import.meta.url))

/**
 * Every case of one side, in order of path. Throws UsageProblem for an id that is used twice or that does not begin
 * with the folders it stands in.
 */
export async function loadCases(
  side: 'server' | 'client',
  root = OWN_CASES,
): Promise<readonly ConformanceCase[]> {
  const seen = new Map<string, string>()
  const cases: ConformanceCase[] = []
  const folder = resolve(join(root, side))
  for (const file of modulesUnder(folder)) {
    const loaded = (await import(pathToFileURL(file).href)) as {
      default?: ConformanceCase | readonly ConformanceCase[]
    }
    const made = loaded.default
    for (const each of Array.isArray(made)
      ? (made as readonly ConformanceCase[])
      : [made as ConformanceCase]) {
      const earlier = seen.get(each?.id)
      if (!each?.id?.startsWith(`${side}/`))
        throw new UsageProblem(`${file} exports no conformance case of the ${side}`)
      if (earlier) throw new UsageProblem(`two cases are called ${each.id}: ${earlier} and ${file}`)
      seen.set(each.id, file)
      cases.push(each)
    }
  }
  return cases
}

/** Cases whose id fits one of the patterns: a path, a part of one, or a glob with `*`. Throws UsageProblem for one that fits none. */
export function casesMatching<C extends { readonly id: string }>(
  cases: readonly C[],
  patterns: readonly string[] | undefined,
): readonly C[] {
  if (!patterns?.length) return cases
  const tests = patterns.map((pattern) => {
    if (pattern.trim() === '') throw new UsageProblem('--only is empty: say a path, or a part of one')
    const words = pattern.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    const test = new RegExp(words.join('.*'), 'i')
    if (cases.some(({ id }) => test.test(id))) return test
    throw new UsageProblem(
      `no conformance case matches '${pattern}'; rollcall list conformance shows them all`,
    )
  })
  return cases.filter(({ id }) => tests.some((test) => test.test(id)))
}
