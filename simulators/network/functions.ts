import { imei14Of } from '../../protocol/identity/imei.ts'
import type { FunctionAnswer, FunctionRequest } from './function-route.ts'
import { failed, ok, type Route, refuse, text } from './function-route.ts'
import { MANUFACTURER_ROUTES } from './manufacturer-functions.ts'
import type { Network } from './network.ts'
import { PAYMENT_ROUTES } from './payment-functions.ts'
import { REPORT_ROUTES } from './report-functions.ts'

export type { FunctionAnswer, FunctionRequest } from './function-route.ts'

const hlrKey = (query: URLSearchParams): { key: 'imsi' | 'msisdn' | 'imei' | 'other'; value: string } => {
  for (const key of ['imsi', 'msisdn', 'imei'] as const) {
    const value = query.get(key)
    if (value) return { key, value }
  }
  return { key: 'other', value: [...query.values()][0] ?? '' }
}

const hlr: Route = {
  name: 'hlr',
  method: 'GET',
  pattern: /^\/hlr\/subscribers$/,
  concerns: (network, { query }) => {
    const { key, value } = hlrKey(query)
    if (key === 'imei') return network.eir.knows(imei14Of(value) ?? '')
    return (key === 'imsi' || key === 'msisdn') && network.hlr.find(key, value) !== undefined
  },
  answer: async (network, { query }, _id, fault) => {
    const { key, value } = hlrKey(query)
    const { witness } = network.parts
    const down = failed(network, fault, (answer) => ({ kind: 'hlr.query', key, value, answer }))
    if (down) return down
    if (key === 'imei' || key === 'other') {
      witness({ kind: 'hlr.query', key, value, answer: 'refused' })
      return refuse(400, 'an HLR is asked by IMSI or MSISDN')
    }
    const entry = await network.hlr.ask(key, value)
    if (!entry) {
      witness({ kind: 'hlr.query', key, value, answer: 'unknown' })
      return refuse(404, 'unknown subscriber')
    }
    const { imsi, msisdn, own, subscription, org, homePlmn } = entry.subscription
    const status = fault ? entry.before : entry.status
    const ageSeconds = fault?.ageSeconds ?? 0
    const servingPlmn = network.pairs.of({ imsi })[0]?.plmn ?? homePlmn
    witness({
      kind: 'hlr.query',
      key,
      value,
      answer: status,
      imsi,
      msisdn,
      own,
      subscription,
      ageSeconds,
      ...(org && { org }),
    })
    return ok({
      imsi,
      msisdn,
      status,
      own,
      subscription,
      homePlmn,
      servingPlmn,
      ageSeconds,
      ...(org && { org }),
      ...(entry.moved && { moved: moved(entry.moved, network.parts.clock.now()) }),
    })
  },
}

const moved = ({ at, confirmed }: { at: number; confirmed: boolean }, now: number) => ({
  ...{ seconds: Math.floor((now - at) / 1000), confirmed },
})

const eir: Route = {
  name: 'eir',
  method: 'GET',
  pattern: /^\/eir\/equipment\/([^/]+)$/,
  concerns: (network, _request, id) => network.eir.knows(imei14Of(id) ?? ''),
  answer: (network, { query }, id, fault) => {
    const imei = imei14Of(id) ?? id
    const imsi = query.get('imsi') ?? undefined
    const about = { kind: 'eir.query' as const, imei, ...(imsi && { imsi }) }
    const down = failed(network, fault, (answer) => ({ ...about, answer }))
    if (down) return down
    const found = network.eir.check(imei, imsi, fault !== undefined)
    const ageSeconds = fault?.ageSeconds ?? 0
    network.parts.witness({ ...about, answer: found?.status ?? 'unknown', ageSeconds })
    return found ? ok({ ...found, ageSeconds }) : refuse(404, 'unknown equipment')
  },
}

const aaa: Route = {
  name: 'aaa',
  method: 'GET',
  pattern: /^\/aaa\/bindings\/([^/]+)$/,
  concerns: (network, _request, id) => network.bindings.knows(id),
  answer: (network, _request, ip, fault) => {
    const down = failed(network, fault, (answer) => ({ kind: 'aaa.query', ip, answer }))
    if (down) return down
    const found = network.bindings.at(ip, fault !== undefined)
    if (!found) {
      network.parts.witness({ kind: 'aaa.query', ip, answer: 'unknown' })
      return refuse(404, 'nobody holds this address')
    }
    const { imsi, msisdn, imei, plmn } = found
    const ageSeconds = fault?.ageSeconds ?? network.bindings.ageSeconds(found)
    network.parts.witness({ kind: 'aaa.query', ip, answer: 'bound', imsi, msisdn, imei, ageSeconds })
    return ok({ imsi, msisdn, imei, plmn, ageSeconds })
  },
}

const add: Route = {
  name: 'add',
  method: 'GET',
  pattern: /^\/add\/pairs$/,
  concerns: (network, { query }) => {
    const imei = imei14Of(query.get('imei') ?? '')
    const imsi = query.get('imsi')
    return (
      (imei !== undefined && network.eir.knows(imei)) ||
      (imsi !== null && network.hlr.find('imsi', imsi) !== undefined)
    )
  },
  answer: (network, { query }, _id, fault) => {
    const imsi = query.get('imsi') ?? undefined
    const imei = imei14Of(query.get('imei') ?? '')
    const about = { kind: 'add.query' as const, ...(imsi && { imsi }), ...(imei && { imei }) }
    const down = failed(network, fault, (answer) => ({ ...about, answer, pairs: 0 }))
    if (down) return down
    const pairs = network.pairs.of({ ...(imsi && { imsi }), ...(imei && { imei }) }).map((pair) => ({
      imsi: pair.imsi,
      msisdn: pair.msisdn,
      imei: pair.imei,
      imeisv: pair.imeisv,
      plmn: pair.plmn,
      attached: pair.attached,
      ageSeconds: fault?.ageSeconds ?? network.pairs.ageSeconds(pair),
      pairedSeconds: network.pairs.pairedSeconds(pair),
    }))
    network.parts.witness({ ...about, answer: pairs.length > 0 ? 'ok' : 'unknown', pairs: pairs.length })
    for (const pair of pairs) {
      network.parts.witness({
        kind: 'net.pair',
        imsi: pair.imsi,
        imei: pair.imei,
        ageSeconds: pair.ageSeconds,
        how: 'asked',
        plmn: pair.plmn,
      })
    }
    return ok({ pairs })
  },
}

const zn: Route = {
  name: 'bsf',
  method: 'POST',
  pattern: /^\/bsf\/keys$/,
  concerns: (network, { body }) => network.bsf.knows(text(body, 'btid')),
  answer: (network, { body }, _id, fault) => {
    const btid = text(body, 'btid')
    const naf = text(body, 'naf')
    const { witness } = network.parts
    const down = failed(network, fault, (answer) => ({ kind: 'zn.query', btid, naf, answer }))
    if (down) return down
    const key = network.bsf.keyFor(btid, naf)
    if (key === 'unknown' || key === 'expired') {
      witness({ kind: 'zn.query', btid, naf, answer: key })
      return key === 'unknown' ? refuse(404, 'unknown B-TID') : refuse(410, 'the key has expired')
    }
    const { imsi, impi, remainingSeconds } = key
    witness({ kind: 'zn.query', btid, naf, answer: 'ok', imsi, remainingSeconds })
    return ok({
      ksNaf: Buffer.from(key.ksNaf).toString('base64'),
      imsi,
      impi,
      remainingSeconds,
      ageSeconds: 0,
    })
  },
}

/** The BSF's other side, for phones that are not ours: HTTP Digest AKA (TS 24.109 §4). */
const ub: Route = {
  name: 'bsf',
  method: 'GET',
  pattern: /^\/ub$/,
  concerns: (network, { authorization = '' }) =>
    network.hlr.find('imsi', /username="(\d+)@ims\./.exec(authorization)?.[1] ?? '') !== undefined,
  answer: async (network, { authorization }, _id, fault) => {
    if (fault?.kind === 'timeout') return 'no-answer'
    if (fault?.kind === 'error') return refuse(503, 'system failure')
    const headers = authorization === undefined ? {} : { authorization }
    const said = await network.bsf.ub({ method: 'GET', url: 'http://bsf/ub', headers })
    return { ...said, body: Buffer.from(said.body).toString('utf8') }
  },
}

const crm: Route = {
  name: 'crm',
  method: 'POST',
  pattern: /^\/crm\/verifications$/,
  concerns: (network, { body }) => network.crm.knows(text(body, 'msisdn')),
  answer: (network, { body }, _id, fault) => {
    if (fault) return fault.kind === 'timeout' ? 'no-answer' : refuse(503, 'system failure')
    const msisdn = text(body, 'msisdn')
    const { ok: right, owner } = network.crm.verify(msisdn, text(body, 'passphrase'))
    const imsi = network.hlr.find('msisdn', msisdn)?.subscription.imsi
    network.parts.witness({
      kind: 'care.verify',
      case: text(body, 'case'),
      msisdn,
      by: network.callerOf(text(body, 'case')),
      method: 'passphrase',
      ok: right,
      ...(imsi && { imsi }),
      ...(owner && { owner }),
    })
    return ok({ ok: right })
  },
}

const enterprise: Route = {
  name: 'enterprise',
  method: 'POST',
  pattern: /^\/enterprise\/([^/]+)\/decisions$/,
  concerns: (network, { body }, org) =>
    network.enterprise.knows(org) && network.hlr.find('imsi', text(body, 'imsi')) !== undefined,
  answer: (network, { body }, org, fault) => {
    const imsi = text(body, 'imsi')
    const imei = imei14Of(text(body, 'imei')) ?? ''
    const about = {
      kind: 'enterprise.query' as const,
      org,
      imsi,
      imei,
      operation: text(body, 'operation'),
      by: 'server' as const,
    }
    const down = failed(network, fault, (answer) => ({ ...about, answer }))
    if (down) return down
    const allowed = network.enterprise.allows(org, imsi, imei)
    network.parts.witness({ ...about, answer: allowed ? 'allowed' : 'refused' })
    return ok({ allowed, ageSeconds: 0 })
  },
}

/** Whom a push is for: a datagram names nobody, and is for the phone that the target was last asked to reach. */
function receiverOf(network: Network, body: unknown): { imsi?: string; msisdn?: string } {
  const to = (body as { to?: unknown } | null)?.to
  const [imsi, msisdn] = [text(to, 'imsi'), text(to, 'msisdn')]
  if (imsi) return { imsi }
  return msisdn ? { msisdn } : (network.reached ?? {})
}

const push: Route = {
  name: 'push',
  method: 'POST',
  pattern: /^\/push\/messages$/,
  concerns: (network, { body }) => {
    const { imsi = '', msisdn = '' } = receiverOf(network, body)
    return network.hlr.find(imsi ? 'imsi' : 'msisdn', imsi || msisdn) !== undefined
  },
  answer: (network, { body }, _id, fault) => {
    if (fault) return fault.kind === 'timeout' ? 'no-answer' : refuse(503, 'system failure')
    const to = receiverOf(network, body)
    const octets = Uint8Array.from(Buffer.from(text(body, 'body'), 'base64'))
    if ((!to.imsi && !to.msisdn) || octets.length === 0)
      return refuse(400, 'to.imsi or to.msisdn, contentType and body')
    const delivered = network.delivery.send(to, {
      contentType: text(body, 'contentType'),
      body: octets,
      sender: 'target',
    })
    return { status: 202, body: { delivered } }
  },
}

/** Every network function; the OpenAPI description has the same. */
export const ROUTES: readonly Route[] = [
  hlr,
  eir,
  aaa,
  add,
  zn,
  ub,
  crm,
  enterprise,
  push,
  ...PAYMENT_ROUTES,
  ...REPORT_ROUTES,
  ...MANUFACTURER_ROUTES,
]

function find(request: FunctionRequest): { route: Route; id: string } | undefined {
  const there = ROUTES.filter(({ pattern }) => pattern.test(request.path))
  const route = there.find(({ method }) => method === request.method) ?? there[0]
  return route && { route, id: idIn(route.pattern.exec(request.path)?.[1] ?? '') }
}

/** What cannot be decoded names nobody. */
function idIn(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Whether the request is about somebody whom this network knows. */
export function concerns(network: Network, request: FunctionRequest): boolean {
  const found = find(request)
  return found?.route.concerns(network, request, found.id) ?? false
}

/** Answers a request as the network function would, or as the scripted fault makes it. */
export async function answer(network: Network, request: FunctionRequest): Promise<FunctionAnswer> {
  const found = find(request)
  if (!found) return refuse(404, 'there is no such network function; see /openapi.json')
  if (found.route.method !== request.method) return refuse(405, `use ${found.route.method}`)
  const fault = network.faults.next(found.route.name)
  if (fault?.kind !== 'late') return found.route.answer(network, request, found.id, fault)
  await found.route.answer(network, request, found.id, undefined)
  return 'no-answer'
}
