import { createHash } from 'node:crypto'
import { DESCRIPTOR, type Descriptor, readDescriptor } from '../../../../protocol/package/descriptor.ts'
import { statusReport } from '../../../../protocol/package/install-notify.ts'
import { PACKAGE } from '../../../../protocol/package/package.ts'
import { type HttpResponse, type TransportFault, TransportProblem } from '../../../world/transport.ts'
import type { ObjectHost } from '../managed-object.ts'
import { FUMO_RESULT } from '../result.ts'

/** Octets that a phone has room for. */
const MEMORY = 4 * 1024 * 1024

/** What a download came to: the octets, or the FUMO result that says why there are none. */
export type Fetched =
  | { readonly octets: Uint8Array; readonly notify?: (code: number) => Promise<void> }
  | { readonly result: number; readonly reason: string }

/** Fetches what PkgURL names over the phone's data path: a package, or a descriptor that leads to one (DLOTA 1.0 §5.1). */
export async function fetchPackage(host: ObjectHost, url: string, session: string): Promise<Fetched> {
  const first = await get(host, url, session)
  if ('result' in first) return first
  const type = first.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== DESCRIPTOR) return { octets: first.body }
  const descriptor = await readDescriptor(first.body)
  if (!descriptor) return { result: FUMO_RESULT.undefined, reason: 'the descriptor cannot be read' }
  const notify = notifier(host, descriptor)
  const fetched = await objectOf(host, descriptor, session)
  if (!('result' in fetched)) return { octets: fetched.body, ...(notify && { notify }) }
  await notify?.(reportFor(fetched.result))
  return fetched
}

async function objectOf(
  host: ObjectHost,
  { objectURI, size, types }: Descriptor,
  session: string,
): Promise<HttpResponse | { result: number; reason: string }> {
  if (size > MEMORY) return { result: FUMO_RESULT.downloadMemory, reason: 'the object is too large' }
  if (types.length > 0 && !types.includes(PACKAGE))
    return { result: FUMO_RESULT.notAcceptable, reason: `nothing here takes ${types.join(', ')}` }
  const object = await get(host, objectURI, session)
  if ('result' in object || object.body.length === size) return object
  return { result: FUMO_RESULT.notAcceptable, reason: 'the object has another size than its descriptor says' }
}

async function get(
  host: ObjectHost,
  url: string,
  session: string,
): Promise<HttpResponse | { result: number; reason: string }> {
  const { imei, imsi, witness } = host
  const about = { kind: 'pkg.download' as const, imei, session, url, ...(imsi && { imsi }) }
  const failed = (result: number, reason: string) => {
    witness({ ...about, ok: false, octets: 0, sha256: '', reason })
    return { result, reason }
  }
  if (!/^https?:\/\/[^/]/.test(url)) return failed(FUMO_RESULT.badUrl, 'not a URL')
  try {
    const answer = await host.fetch({ method: 'GET', url, headers: {}, body: new Uint8Array() })
    if (answer.status !== 200) return failed(resultOf(answer.status), `HTTP ${answer.status}`)
    const sha256 = createHash('sha256').update(answer.body).digest('hex')
    witness({ ...about, ok: true, octets: answer.body.length, sha256 })
    return answer
  } catch (problem) {
    if (!(problem instanceof TransportProblem)) throw problem
    return failed(FAULTS[problem.fault] ?? FUMO_RESULT.network, problem.message)
  }
}

const FAULTS: Partial<Record<TransportFault, number>> = {
  timeout: FUMO_RESULT.downloadTimeout,
  'too-large': FUMO_RESULT.downloadMemory,
}

function resultOf(status: number): number {
  if (status === 401 || status === 403) return FUMO_RESULT.downloadAuthentication
  return status >= 500 ? FUMO_RESULT.serverError : FUMO_RESULT.badUrl
}

/** Posts one status report to where the descriptor wants it; nobody hears of it when that fails. */
function notifier(
  host: ObjectHost,
  { installNotifyURI: url }: Descriptor,
): ((code: number) => Promise<void>) | undefined {
  if (!url) return undefined
  return async (code) => {
    const body = Buffer.from(statusReport(code))
    try {
      await host.fetch({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, body })
    } catch (problem) {
      if (!(problem instanceof TransportProblem)) throw problem
    }
  }
}

/** The status report of DLOTA for a FUMO result. */
export function reportFor(result: number): number {
  const same: Readonly<Record<number, number>> = {
    401: 902,
    402: 954,
    403: 905,
    404: 953,
    405: 905,
    409: 906,
    410: 954,
    411: 906,
    501: 901,
    503: 903,
  }
  if (result >= 200 && result < 300) return 900
  return same[result] ?? 952
}
