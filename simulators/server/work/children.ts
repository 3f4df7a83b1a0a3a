import type { Told } from './plan.ts'

/** More children than this are left for the next session. */
const MAX_CHILDREN = 32

/** Names of the children of an interior node, as Results give them: separated by slashes (TND §7.7). */
export function childrenOf(told: Told, uri: string): string[] {
  const names = (told.get(uri) ?? '').split('/')
  return names.filter((name) => /^[^?\s]{1,64}$/.test(name)).slice(0, MAX_CHILDREN)
}
