import type { Content } from '../../../protocol/syncml/content-type.ts'

/** What stands before and behind the text of an element: markup, or in WBXML the inline string token and its end. */
const AROUND: Readonly<Record<Content, readonly [string, string]>> = {
  xml: ['>', '<'],
  wbxml: ['\u0003', '\u0000'],
}

/**
 * A message as it may be written down: each whole text that is one of `hidden` overwritten by as many asterisks. Such
 * texts may be as short as a PIN, which anywhere else would be found by chance.
 */
export function withoutHidden(body: Uint8Array, content: Content, hidden: ReadonlySet<string>): Uint8Array {
  if (hidden.size === 0) return body
  const masked = Buffer.from(body)
  const [before, behind] = AROUND[content]
  for (const text of hidden) {
    const found = Buffer.from(before + text + behind)
    for (let at = masked.indexOf(found); at !== -1; at = masked.indexOf(found, at + 1))
      masked.fill('*', at + before.length, at + found.length - behind.length)
  }
  return masked
}
