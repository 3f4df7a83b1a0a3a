import { NO_ATTRIBUTES } from '../markup/element.ts'
import { decodeEntities } from './entities.ts'
import { blankEnd, nameEnd } from './names.ts'
import { declare, type Scope } from './namespaces.ts'
import type { Source } from './source.ts'

export interface AttributesRead {
  readonly attributes: Readonly<Record<string, string>>
  readonly scope: Scope
  /** Where the start tag goes on: at `>` or `/`. */
  readonly end: number
}

/** More than this no start tag of any document here has; each namespace declared costs a copy of the outer ones. */
const MOST = 64

/** How nearly every start tag with anything in it goes on: one namespace and the end. */
const USUAL = ' xmlns="'

function defaultNamespace(source: Source, from: number, outer: Scope): AttributesRead | undefined {
  const to = source.octets.indexOf('"', from)
  if (to === -1 || source.octets.charCodeAt(to + 1) !== 0x3e) return undefined
  const space = source.octets.slice(from, to)
  if (!/^[\w:.-]*$/.test(space)) return undefined
  return { attributes: NO_ATTRIBUTES, scope: declare(outer, '', space), end: to + 1 }
}

/** Reads the attributes of a start tag from behind its name. Throws SyncMLProblem. */
export function readAttributes(source: Source, from: number, outer: Scope): AttributesRead {
  const { octets } = source
  const usual = octets.startsWith(USUAL, from)
    ? defaultNamespace(source, from + USUAL.length, outer)
    : undefined
  if (usual) return usual
  let attributes: Record<string, string> | undefined
  let seen: Set<string> | undefined
  let scope = outer
  let at = from
  for (;;) {
    const start = blankEnd(source, at)
    const nameTo = nameEnd(source, start)
    if (nameTo === start) return { attributes: attributes ?? NO_ATTRIBUTES, scope, end: start }
    if (start === at) source.fail('malformed', start, 'white space before an attribute')
    const name = source.text(start, nameTo)
    const { from: valueAt, to: valueTo } = quoted(source, blankEnd(source, nameTo), name)
    seen ??= new Set()
    if (seen.has(name)) source.fail('malformed', start, `one attribute ${name}, not two`)
    seen.add(name)
    if (seen.size > MOST) source.fail('limit', start, `at most ${MOST} attributes`)
    const value = valueBetween(source, valueAt, valueTo)
    if (name === 'xmlns') scope = declare(scope, '', value)
    else if (name.startsWith('xmlns:')) scope = declare(scope, name.slice(6), value)
    else {
      attributes ??= Object.create(null) as Record<string, string>
      attributes[name] = value
    }
    at = valueTo + 1
    if (octets.charCodeAt(at) === 0x3e) return { attributes: attributes ?? NO_ATTRIBUTES, scope, end: at }
  }
}

function quoted(source: Source, equals: number, name: string): { from: number; to: number } {
  const { octets, length } = source
  const at = blankEnd(source, equals + 1)
  if (at >= length) source.fail('truncated', length, `the value of ${name}`)
  if (octets[equals] !== '=') source.fail('malformed', equals, `= after ${name}`)
  const quote = octets[at] ?? ''
  if (quote !== '"' && quote !== "'") source.fail('malformed', at, `a quoted value of ${name}`)
  const to = octets.indexOf(quote, at + 1)
  if (to === -1) source.fail('truncated', length, `the ${quote} that ends ${name}`)
  return { from: at + 1, to }
}

/** White space in a value counts as blanks (XML 1.0 §3.3.3), `<` has no place in one. */
function valueBetween(source: Source, from: number, to: number): string {
  const raw = source.octets.slice(from, to)
  const markup = raw.indexOf('<')
  if (markup !== -1) source.fail('malformed', from + markup, '&lt; in an attribute')
  if (raw.includes('&')) return decodeEntities(source, from, to, blanksOnly)
  return blanksOnly(source.text(from, to))
}

const blanksOnly = (text: string) => (/[\n\t]/.test(text) ? text.replace(/[\n\t]/g, ' ') : text)
