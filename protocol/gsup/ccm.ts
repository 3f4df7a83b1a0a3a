import { GsupProblem } from './problem.ts'

/** Connection management of IPA: is the peer there, and who is it. */
export type Ccm =
  | { readonly kind: 'ping' | 'pong' | 'acknowledge' }
  | { readonly kind: 'identify'; readonly tags: readonly number[] }
  | { readonly kind: 'identity'; readonly values: ReadonlyMap<number, string> }

const KINDS = { ping: 0, pong: 1, identify: 4, identity: 5, acknowledge: 6 } as const

/** Identity tags: a server wants a unit number, tells its peers apart by serial number, and shows the name to people. */
export const SERIAL_NUMBER = 0
export const UNIT_NAME = 1
export const UNIT_NUMBER = 8

export function writeCcm(message: Ccm): Uint8Array {
  const kind = KINDS[message.kind]
  if (message.kind === 'identify') return Uint8Array.from([kind, ...message.tags.flatMap((tag) => [1, tag])])
  if (message.kind !== 'identity') return Uint8Array.of(kind)
  const values = [...message.values].flatMap(([tag, value]) => {
    const text = [...Buffer.from(value, 'utf8'), 0]
    const length = text.length + 1
    return [length >> 8, length & 0xff, tag, ...text]
  })
  return Uint8Array.from([kind, ...values])
}

/** Throws GsupProblem. */
export function readCcm(octets: Uint8Array): Ccm {
  const [kind] = Object.entries(KINDS).find(([, code]) => code === octets[0]) ?? []
  if (kind === undefined) throw new GsupProblem(0, 'a CCM message type')
  if (kind === 'identify') return { kind, tags: tagsIn(octets) }
  if (kind === 'identity') return { kind, values: valuesIn(octets) }
  return { kind: kind as 'ping' | 'pong' | 'acknowledge' }
}

/** The wish for each identity is its length and its tag. */
function tagsIn(octets: Uint8Array): number[] {
  const tags: number[] = []
  for (let at = 1; at < octets.length; at += 1 + (octets[at] ?? 0)) {
    const [length = 0, tag] = octets.subarray(at, at + 2)
    if (length === 0 || tag === undefined) throw new GsupProblem(at, 'a length and a tag')
    tags.push(tag)
  }
  return tags
}

function valuesIn(octets: Uint8Array): Map<number, string> {
  const values = new Map<number, string>()
  const view = Buffer.from(octets)
  for (let at = 1; at < view.length; ) {
    const length = at + 3 <= view.length ? view.readUInt16BE(at) : 0
    const end = at + 2 + length
    if (length === 0 || end > view.length) throw new GsupProblem(at, 'a length, a tag and a value')
    values.set(view[at + 2] ?? 0, view.toString('utf8', at + 3, end).replace(/\0$/, ''))
    at = end
  }
  return values
}
