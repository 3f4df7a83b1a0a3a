import { blankEnd, nameEnd } from './names.ts'
import type { Source } from './source.ts'

/**
 * Reads a document type declaration: its public identifier is noted, what it refers to is never fetched, and an internal
 * subset, which could declare entities, is refused at its bracket.
 */
export function readDocumentType(
  source: Source,
  start: number,
): { publicId: string | undefined; end: number } {
  let at = name(source, blankEnd(source, start + '<!DOCTYPE'.length), 'the name of the root element')
  let publicId: string | undefined
  at = blankEnd(source, at)
  if (source.octets.startsWith('PUBLIC', at)) {
    const id = literal(source, blankEnd(source, at + 6), 'a quoted public identifier')
    publicId = id.text
    at = blankEnd(source, id.end)
    if (/["']/.test(source.octets[at] ?? '')) at = literal(source, at, 'a quoted system identifier').end
  } else if (source.octets.startsWith('SYSTEM', at)) {
    at = literal(source, blankEnd(source, at + 6), 'a quoted system identifier').end
  }
  at = blankEnd(source, at)
  if (source.octets[at] === '[')
    source.fail('unsupported', at, 'no internal subset: entities are never declared')
  if (at >= source.length) source.fail('truncated', at, 'the > of the document type')
  if (source.octets[at] !== '>') source.fail('malformed', at, 'the > of the document type')
  return { publicId, end: at + 1 }
}

function name(source: Source, at: number, expected: string): number {
  const end = nameEnd(source, at)
  if (end === at) source.fail(at >= source.length ? 'truncated' : 'malformed', at, expected)
  return end
}

function literal(source: Source, at: number, expected: string): { text: string; end: number } {
  const quote = source.octets[at] ?? ''
  if (quote === '') source.fail('truncated', at, expected)
  if (quote !== '"' && quote !== "'") source.fail('malformed', at, expected)
  const end = source.octets.indexOf(quote, at + 1)
  if (end === -1) source.fail('truncated', source.length, expected)
  return { text: source.text(at + 1, end), end: end + 1 }
}
