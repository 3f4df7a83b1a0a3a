/**
 * Why a document cannot be read: `truncated`, `malformed` (not XML or WBXML), `limit` (larger, deeper or longer than
 * allowed), `unsupported` (legal, but refused on purpose), `missing` (an element that SyncML cannot do without).
 */
export type ProblemCode = 'truncated' | 'malformed' | 'limit' | 'unsupported' | 'missing'

/** A document that was refused, with the octet at which, and what would have been right there. */
export class SyncMLProblem extends Error {
  override readonly name = 'SyncMLProblem'
  readonly code: ProblemCode
  readonly offset: number
  readonly expected: string

  constructor(code: ProblemCode, offset: number, expected: string) {
    super(`${code} at octet ${offset}: expected ${expected}`)
    this.code = code
    this.offset = offset
    this.expected = expected
  }
}
