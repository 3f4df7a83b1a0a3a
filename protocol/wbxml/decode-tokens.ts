import { DEFAULT_LIMITS, type Limits } from '../syncml/limits.ts'
import { SyncMLProblem } from '../syncml/problem.ts'
import { readWbxml } from './read.ts'

/** One token of a document: the octets from `offset` to before `end`, what they say, and how deep they stand. */
export interface Token {
  readonly offset: number
  readonly end: number
  readonly meaning: string
  readonly depth: number
}

/**
 * The tokens of a document of any type we know (SyncML, MetInf, DevInf, DDF and TNDS, client provisioning), for views
 * of octets and meaning side by side. What cannot be read is the last token, with what was expected there; the octets of
 * all tokens together are the document. Never throws for what it reads.
 */
export function decodeWbxmlTokens(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Token[] {
  const tokens: Token[] = []
  let reached = 0
  const note = (end: number, meaning: string, depth: number) => {
    if (end > reached) tokens.push({ offset: reached, end, meaning, depth })
    reached = Math.max(reached, end)
  }
  try {
    readWbxml(bytes, limits, (_, end, meaning, depth) => note(end, meaning, depth))
    note(bytes.length, 'after the end', 0)
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    note(bytes.length, `${problem.code}: expected ${problem.expected}`, 0)
  }
  return tokens
}
