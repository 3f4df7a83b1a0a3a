/** A header that does not follow the grammar, with the character at which, and what was expected there. */
export class HeaderProblem extends Error {
  override readonly name = 'HeaderProblem'
  readonly offset: number
  readonly expected: string

  constructor(offset: number, expected: string) {
    super(`at character ${offset}: expected ${expected}`)
    this.offset = offset
    this.expected = expected
  }
}

export interface HmacHeader {
  readonly algorithm: string
  readonly username: string
  readonly mac: string
}

/** Writes `x-syncml-hmac` (DM Security §5.4): the user name as a quoted string, the MAC as it is. */
export function formatHmacHeader({ username, mac }: { username: string; mac: string }): string {
  return `algorithm=MD5, username="${username.replace(/["\\]/g, '\\$&')}", mac=${mac}`
}

const PART = /\s*([A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(,|$)/y

/**
 * Reads `x-syncml-hmac`: a comma list in any order, quoted strings with escapes, algorithm optional. A comma or `mac=`
 * inside the quoted user name is part of the name. Throws HeaderProblem.
 */
export function parseHmacHeader(value: string): HmacHeader {
  const parts = new Map<string, string>()
  let at = 0
  while (at < value.length) {
    PART.lastIndex = at
    const found = PART.exec(value)
    if (!found) throw new HeaderProblem(at, 'algorithm=, username="…" or mac=')
    const name = (found[1] ?? '').toLowerCase()
    if (parts.has(name)) throw new HeaderProblem(at, `${name} once, not twice`)
    parts.set(name, found[2] === undefined ? (found[3] ?? '') : found[2].replace(/\\(.)/g, '$1'))
    at = PART.lastIndex
    if (found[4] === ',' && at >= value.length) throw new HeaderProblem(at, 'another part after the comma')
  }
  const must = (name: string) => parts.get(name) ?? fail(value.length, name)
  const algorithm = parts.get('algorithm') ?? 'MD5'
  if (algorithm.toUpperCase() !== 'MD5') throw new HeaderProblem(0, `algorithm=MD5, not ${algorithm}`)
  return { algorithm: 'MD5', username: must('username'), mac: must('mac') }
}

function fail(offset: number, name: string): never {
  throw new HeaderProblem(offset, name)
}
