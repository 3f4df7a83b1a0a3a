import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { contentOf, contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import { type Content, sniffContent } from '../../../protocol/syncml/read.ts'
import type { ServerLimits } from '../limits.ts'
import { readBody } from './body.ts'
import { clientCertificate } from './client-certificate.ts'
import { trustedAddress } from './forwarded.ts'
import { HttpProblem } from './http-problem.ts'

/** One POST to the DM endpoint, before anything in its body was looked at. */
export interface DmRequest {
  /** Request target as sent: the Digest of a subscriber covers it. */
  readonly uri: string
  readonly token?: string
  readonly content: Content
  readonly body: Uint8Array
  /** SHA-256 over body and x-syncml-hmac: the same request again has the same one. */
  readonly fingerprint: string
  readonly hmac?: string
  readonly authorization?: string
  /** The device's address in the operator's network, when the gateway told it. */
  readonly ip?: string
  /** The socket's other end. */
  readonly peer: string
  /** The subject of the TLS client certificate. */
  readonly certificate?: string
  /** Values of x-msisdn, one for each time the header was sent. */
  readonly msisdns: readonly string[]
}

export interface RequestPolicy {
  readonly path: string
  readonly limits: ServerLimits
  readonly edgeToken: string
}

/** Reads one request of the DM endpoint. Throws HttpProblem with the precise status (syncml-dm §10, §13). */
export async function readRequest(incoming: IncomingMessage, policy: RequestPolicy): Promise<DmRequest> {
  const uri = incoming.url ?? ''
  const url = URL.parse(uri, 'http://dm.invalid')
  if (!url || url.pathname !== policy.path) throw new HttpProblem(404, 'there is no DM endpoint at this path')
  if (incoming.method !== 'POST') {
    throw new HttpProblem(405, 'a SyncML message comes with POST', { allow: 'POST' })
  }
  const headers = incoming.headersDistinct
  const declared = declaredContent(headers['content-type']?.[0])
  const coding = headers['content-encoding']?.join(',') ?? 'identity'
  if (coding.toLowerCase() !== 'identity')
    throw new HttpProblem(415, `the content coding ${coding} is not read here`)
  checkAccept(headers['accept']?.join(','), declared)
  const body = await readBody(incoming, policy.limits.messageBytes)
  if (body.length === 0) throw new HttpProblem(400, 'the body is empty; it must be one SyncML message')
  const seen = sniffContent(body)
  if (seen !== undefined && seen !== declared) {
    throw new HttpProblem(415, `the body is ${seen}, but Content-Type says ${contentTypeOf(declared)}`)
  }
  const token = url.searchParams.get('s')
  const ip = trustedAddress(headers['forwarded'] ?? [], policy.edgeToken)
  const hmac = only(headers['x-syncml-hmac'])
  const authorization = only(headers['authorization'])
  const certificate = clientCertificate(incoming)
  return {
    uri,
    content: declared,
    body,
    fingerprint: createHash('sha256')
      .update(body)
      .update(`\n${hmac ?? ''}`)
      .digest('base64'),
    peer: incoming.socket.remoteAddress ?? '',
    msisdns: headers['x-msisdn'] ?? [],
    ...(token !== null && { token }),
    ...(hmac !== undefined && { hmac }),
    ...(authorization !== undefined && { authorization }),
    ...(ip !== undefined && { ip }),
    ...(certificate !== undefined && { certificate }),
  }
}

function declaredContent(header: string | undefined): Content {
  if (header === undefined) throw new HttpProblem(415, 'Content-Type is missing')
  const content = contentOf(header)
  if (content) return content
  throw new HttpProblem(415, `${header} is no SyncML DM message`)
}

/** The answer has the encoding of the request: a client that does not accept that cannot be answered. */
function checkAccept(accept: string | undefined, content: Content): void {
  if (accept === undefined || accept.trim() === '') return
  const answer = contentTypeOf(content)
  const accepted = accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.trim().toLowerCase().split(';')
    if (parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))) return false
    return type === '*/*' || type === 'application/*' || type === answer || contentOf(type) === content
  })
  if (!accepted) throw new HttpProblem(406, `the answer is ${answer}, which Accept does not name`)
}

function only(values: readonly string[] | undefined): string | undefined {
  return values?.length === 1 ? values[0] : undefined
}
