/** The two encodings of a SyncML message. */
export type Content = 'xml' | 'wbxml'

export const MIME_XML = 'application/vnd.syncml.dm+xml'
export const MIME_WBXML = 'application/vnd.syncml.dm+wbxml'

/** The media type of a DM message (RepPro §4). */
export function contentTypeOf(content: Content): string {
  return content === 'xml' ? MIME_XML : MIME_WBXML
}

/** The encoding that a Content-Type names; the data-synchronisation types that some clients send count as well. */
export function contentOf(header: string | undefined): Content | undefined {
  const type = (header?.split(';')[0] ?? '').trim().toLowerCase()
  if (type === MIME_XML || type === 'application/vnd.syncml+xml') return 'xml'
  if (type === MIME_WBXML || type === 'application/vnd.syncml+wbxml') return 'wbxml'
  return undefined
}

/** What the first octets look like: WBXML begins with its version, XML with `<` or a byte order mark. */
export function sniffContent(bytes: Uint8Array): Content | undefined {
  const first = bytes[0]
  if (first === undefined) return undefined
  if (first >= 0x01 && first <= 0x03) return 'wbxml'
  const textual = first === 0x3c || first === 0xef || first === 0xfe || first === 0xff
  return textual || first === 0x20 || first === 0x0a || first === 0x0d || first === 0x09 ? 'xml' : undefined
}
