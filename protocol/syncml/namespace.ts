import { SPACE_DMDDF, SPACE_METINF, SPACE_SYNCML_11, SPACE_SYNCML_12 } from '../markup/element.ts'

/** Namespaces whose elements we know, so that a wrong one of them is a slip and not another vocabulary. */
const KNOWN: ReadonlySet<string> = new Set([
  ...['', SPACE_METINF, SPACE_DMDDF, SPACE_SYNCML_11, SPACE_SYNCML_12],
  ...['SYNCML:SYNCML1.0', 'SYNCML:SYNCML1.3', 'syncml:dmddf1.1', 'syncml:dmddf1.3'],
])

export function isKnownSpace(space: string): boolean {
  return KNOWN.has(space)
}
