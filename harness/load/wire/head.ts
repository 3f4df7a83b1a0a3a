import { TransportProblem } from '../../../simulators/world/transport.ts'

/** What the head of an HTTP response says, as far as a DM client needs it. Names of `fields` are lower-case. */
export interface Head {
  readonly status: number
  readonly fields: ReadonlyMap<string, string>
  /** Octets of the body, `chunked`, or `until-close` where the end of the connection ends it. */
  readonly body: number | 'chunked' | 'until-close'
  /** Whether the connection may carry another exchange. */
  readonly keeps: boolean
  /** Milliseconds for which the server keeps a silent connection, where it says so (Keep-Alive). */
  readonly keepMs: number | undefined
}

const malformed = (what: string) => new TransportProblem('malformed', `not HTTP: ${what}`)

const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/

/** Reads a head, without the empty line that ends it (RFC 9112). Throws TransportProblem `malformed`. */
export function readHead(text: string): Head {
  const lineEnd = text.indexOf('\r\n')
  const line = lineEnd === -1 ? text : text.slice(0, lineEnd)
  if (!/^HTTP\/1\.[01] [1-9]\d\d(?: |$)/.test(line)) throw malformed('the status line')
  const status = (line.charCodeAt(9) - 48) * 100 + (line.charCodeAt(10) - 48) * 10 + line.charCodeAt(11) - 48
  const fields = readFields(text, lineEnd)
  const connection = fields.get('connection')?.toLowerCase()
  const body = bodyOf(status, fields)
  const old = line.charCodeAt(7) === 0x30
  const keeps = old ? connection === 'keep-alive' : connection === undefined || !connection.includes('close')
  return { status, fields, body, keeps: keeps && body !== 'until-close', keepMs: keepMsIn(fields) }
}

function keepMsIn(fields: ReadonlyMap<string, string>): number | undefined {
  const seconds = /timeout=(\d{1,6})/.exec(fields.get('keep-alive') ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

function readFields(text: string, lineEnd: number): Map<string, string> {
  const fields = new Map<string, string>()
  for (let at = lineEnd; at !== -1; ) {
    const from = at + 2
    at = text.indexOf('\r\n', from)
    const to = at === -1 ? text.length : at
    const colon = text.indexOf(':', from)
    if (colon === -1 || colon >= to) throw malformed('a header field without a colon')
    const name = text.slice(from, colon).toLowerCase()
    if (!TOKEN.test(name)) throw malformed('the name of a header field')
    const value = text.slice(colon + 1, to).trim()
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return fields
}

/** Two lengths, or a length beside a transfer coding, are how responses are smuggled: refused. */
function bodyOf(status: number, fields: ReadonlyMap<string, string>): Head['body'] {
  if (status < 200 || status === 204 || status === 304) return 0
  const coding = fields.get('transfer-encoding')
  const length = fields.get('content-length')
  if (coding !== undefined) {
    if (coding.toLowerCase() !== 'chunked' || length !== undefined) throw malformed('the length of the body')
    return 'chunked'
  }
  if (length === undefined) return 'until-close'
  if (!/^\d{1,15}$/.test(length)) throw malformed('Content-Length')
  return Number(length)
}
