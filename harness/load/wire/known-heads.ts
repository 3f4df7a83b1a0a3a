import type { Head } from './head.ts'

/** Heads that are kept: a server says the same one again and again, but for a length and a date. */
const MOST = 16

const texts: string[] = []
const heads: Head[] = []
let next = 0

/** A head that was read before in the same octets, with a body of a known length; comparing is cheaper than reading. */
export function knownHead(text: string): Head | undefined {
  for (let at = 0; at < texts.length; at++) if (texts[at] === text) return heads[at]
  return undefined
}

/** Keeps a final head whose body has a known length, in place of the one that has been kept longest. */
export function rememberHead(text: string, head: Head): void {
  if (head.status < 200 || typeof head.body !== 'number' || text.length > 1024 || knownHead(text)) return
  texts[next] = text
  heads[next] = head
  next = (next + 1) % MOST
}
