import type { Data, Item } from '../../../protocol/syncml/message.ts'
import { MIME_TNDS_XML, writeTnds } from '../../../protocol/syncml/tnds.ts'
import type { Unnumbered } from './reply.ts'

/** Roughly how many octets a reply takes on the wire, and rather more: XML names each part twice and escapes markup. */
export function weight(reply: Unnumbered): number {
  const text = JSON.stringify(reply, (_name, value: unknown) =>
    value instanceof Uint8Array ? 'x'.repeat(value.length) : value,
  )
  return Buffer.byteLength(text) + 4 * (text.match(/[<>&]/g)?.length ?? 0) + 80 + 100 * reply.items.length
}

/** Octets of one object as it travels, which is what Size and MaxObjSize count. */
export function sizeOf(data: Data | undefined): number {
  if (data === undefined) return 0
  if (typeof data === 'string') return Buffer.byteLength(data)
  return data instanceof Uint8Array ? data.length : writeTnds(data, 'xml').length
}

/** Something to be said, or the rest of a large object, which has said its size already. */
export interface Waiting {
  readonly reply: Unnumbered
  readonly continued: boolean
}

/**
 * As much of Results as `room` octets hold, and what then waits: first by Items, then within one Item as a large object,
 * whose first chunk names the size of the whole (DM Protocol §7). What cannot be divided stays whole.
 */
export function split({ reply, continued }: Waiting, room: number): { now: Unnumbered; later: Waiting[] } {
  const [item, ...others] = reply.items
  if (reply.name !== 'Results' || !item) return { now: reply, later: [] }
  const fitting = [item]
  while (others[0] && weight({ ...reply, items: [...fitting, others[0]] }) <= room)
    fitting.push(...others.splice(0, 1))
  const later = others.length > 0 ? [{ reply: { ...reply, items: others }, continued: false }] : []
  const now = { ...reply, items: fitting }
  if (weight(now) <= room) return { now, later }
  const { data, ...about } = asText(item)
  const at = cutting(data, Math.max(Math.floor(room / 2), 100))
  if (at === undefined) return { now, later }
  const meta = continued ? about.meta : { ...about.meta, size: sizeOf(data) }
  const piece = { ...about, ...(meta && { meta }), data: data.slice(0, at), moreData: true }
  const remains = { reply: { ...reply, items: [{ ...about, data: data.slice(at) }] }, continued: true }
  return { now: { ...reply, items: [piece] }, later: [remains, ...later] }
}

/** An Item whose value can be cut: a management tree becomes the text of one. */
function asText(item: Item): Item & { data: string | Uint8Array } {
  const { data = '' } = item
  if (typeof data === 'string' || data instanceof Uint8Array) return { ...item, data }
  const text = Buffer.from(writeTnds(data, 'xml')).toString('utf8')
  return { ...item, meta: { ...item.meta, format: 'xml', type: MIME_TNDS_XML }, data: text }
}

/** Where to cut, never inside a character; undefined where the value is short enough. */
function cutting(data: string | Uint8Array, length: number): number | undefined {
  if (data.length <= length) return undefined
  const last = typeof data === 'string' ? data.charCodeAt(length - 1) : 0
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length
}
