/** A push as it came over UDP: its media type with the parameters that matter to DM, and the document. */
export interface WspPush {
  readonly contentType: string
  readonly body: Uint8Array
}

/** WSP short codes of the media types that DM pushes (notification notes §3). */
const TYPES: Readonly<Record<number, string>> = {
  54: 'application/vnd.wap.connectivity-wbxml',
  66: 'application/vnd.syncml.dm+wbxml',
  67: 'application/vnd.syncml.dm+xml',
  68: 'application/vnd.syncml.notification',
}
const SECS = ['NETWPIN', 'USERPIN', 'USERNETWPIN', 'USERPINMAC']
const PUSH = 0x06

/** Reads a connectionless WSP push (WAP-230 §8.2.4); undefined where the datagram is none that DM sends. */
export function readWspPush(datagram: Uint8Array): WspPush | undefined {
  const [, pdu, length = 0] = datagram
  if (pdu !== PUSH || datagram.length < 3 + length) return undefined
  const headers = datagram.subarray(3, 3 + length)
  const body = datagram.subarray(3 + length)
  const first = headers[0] ?? 0
  if (first & 0x80) return typed(first & 0x7f, '', body)
  const long = first === 0x1f
  const size = long ? (headers[1] ?? 0) : first
  const value = headers.subarray(long ? 2 : 1, (long ? 2 : 1) + size)
  return typed((value[0] ?? 0) & 0x7f, parameters(value.subarray(1)), body)
}

function typed(code: number, rest: string, body: Uint8Array): WspPush | undefined {
  const type = TYPES[code]
  return type === undefined ? undefined : { contentType: type + rest, body }
}

/** SEC (0x11) is a short integer, MAC (0x12) text to its NUL. */
function parameters(octets: Uint8Array): string {
  const sec = octets[0] === 0x91 ? SECS[(octets[1] ?? 0) & 0x7f] : undefined
  const at = octets.indexOf(0x92)
  const end = at === -1 ? -1 : octets.indexOf(0, at)
  const mac = end === -1 ? undefined : Buffer.from(octets.subarray(at + 1, end)).toString('latin1')
  return `${sec === undefined ? '' : `; SEC=${sec}`}${mac === undefined ? '' : `; MAC=${mac}`}`
}
