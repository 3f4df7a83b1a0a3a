/** A push message as it came over HTTP: for whom, and what. */
export interface Submitted {
  readonly address: string
  readonly contentType: string
  readonly body: Uint8Array
}

/**
 * Reads a PAP submission (WAP-247): multipart/related, the control entity first, the content after it. The address is
 * `WAPPUSH=+447700900123/TYPE=PLMN@…`. Undefined where it is none.
 */
export function readPap(contentType: string, body: Uint8Array): Submitted | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) return undefined
  const parts = split(Buffer.from(body), `--${boundary}`)
  const [control, content] = parts
  if (!control || !content) return undefined
  const address = /address-value\s*=\s*"WAPPUSH=\+?([^/"@]+)/i.exec(control.body.toString('utf8'))?.[1]
  if (!address) return undefined
  return { address, contentType: content.headers['content-type'] ?? '', body: content.body }
}

function split(body: Buffer, delimiter: string): { headers: Record<string, string>; body: Buffer }[] {
  const parts: { headers: Record<string, string>; body: Buffer }[] = []
  for (let from = body.indexOf(delimiter); from !== -1; ) {
    const next = body.indexOf(delimiter, from + delimiter.length)
    if (next === -1) break
    const part = body.subarray(from + delimiter.length + 2, next - 2)
    const gap = part.indexOf('\r\n\r\n')
    if (gap !== -1) {
      const lines = part.subarray(0, gap).toString('latin1').split('\r\n')
      const headers = lines.map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
      })
      parts.push({ headers: Object.fromEntries(headers), body: part.subarray(gap + 4) })
    }
    from = next
  }
  return parts
}
