/** The namespaces in force at one element. Elements that declare none share their parent's. */
export interface Scope {
  readonly standard: string
  readonly prefixes: ReadonlyMap<string, string> | undefined
}

export const NO_SCOPE: Scope = { standard: '', prefixes: undefined }

const XML = 'http://www.w3.org/XML/1998/namespace'

/** The scope inside an element that declares `space` for a prefix; the empty prefix is the default namespace. */
export function declare(outer: Scope, prefix: string, space: string): Scope {
  if (prefix === '') return { standard: space, prefixes: outer.prefixes }
  return { standard: outer.standard, prefixes: new Map(outer.prefixes).set(prefix, space) }
}

/** The namespace of a prefix, or undefined when nobody declared it. */
export function spaceOf(scope: Scope, prefix: string): string | undefined {
  if (prefix === '') return scope.standard
  return prefix === 'xml' ? XML : scope.prefixes?.get(prefix)
}
