import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { attestationOf } from '../../../../protocol/identity/attestation.ts'
import { Card } from '../../../../simulators/card/card.ts'
import { bootstrap } from '../../../../simulators/device/session/bootstrapping.ts'
import { ROUTES } from '../../../../simulators/network/functions.ts'
import { type NetworkListener, serveNetwork } from '../../../../simulators/network/listener.ts'
import { OPERATOR_TOKEN } from '../../../../simulators/network/manufacturer.ts'
import type { Network } from '../../../../simulators/network/network.ts'
import { OPENAPI } from '../../../../simulators/network/openapi/openapi.ts'
import {
  ORG,
  STANDING,
  standingNetwork,
  TEST_CARD,
} from '../../../../simulators/third-party/standing-network.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'
import { Random } from '../../../../simulators/world/random.ts'
import { CARD } from '../device/support/bench.ts'

interface Described {
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>
}
const PATHS = OPENAPI.paths as unknown as Record<string, Record<string, Described>>
const operations = Object.entries(PATHS).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method,
    path,
    described,
  })),
)
const asPattern = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)

const [anna, ben] = STANDING
const clock = new VirtualClock(0)
let network: Network
let served: NetworkListener
/** Answers that were seen, as `METHOD /path status`. */
const seen = new Set<string>()

beforeAll(async () => {
  network = standingNetwork({ clock, witness: () => undefined, seed: 'openapi' })
  const { hlr, payment, manufacturer, crm } = network
  hlr.provision({
    ...{ imsi: CARD.imsi, msisdn: CARD.msisdn ?? '', subscription: 'private', own: true, homePlmn: '23415' },
    ...{ mncLength: 2, k: CARD.k, opc: CARD.opc },
  })
  crm.enrol(CARD.msisdn ?? '', { passphrase: 'open sesame', owner: 'owner' })
  await network.attach({
    imei14: '35000000000009',
    imeisv: '3500000000000901',
    card: new Card(CARD, { witness: () => undefined }),
  })
  payment.billing.open(CARD.imsi)
  payment.prepaid.open({ imsi: CARD.imsi, pin: '1234', owner: 'owner', balance: 50_00 })
  manufacturer.make('35000000000009', { model: 'EX-100', key: new Uint8Array(16) })
  served = await serveNetwork((request) => network.handle(request))
})
afterAll(() => served.close())

/** Asks, and holds the answer against its description. */
async function ask(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const form = body instanceof URLSearchParams
  const response = await fetch(served.url + path, {
    ...{
      method,
      redirect: 'manual',
      headers: { ...headers, ...(body && !form ? { 'content-type': 'application/json' } : {}) },
    },
    ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
  })
  const bare = path.replace(/\?.*/, '')
  const operation = operations.find(
    (each) => each.method === method.toLowerCase() && asPattern(each.path).test(bare),
  )
  const described = operation?.described.responses[response.status]
  if (!operation || !described) return expect.fail(`${method} ${path} ${response.status} is not described`)
  seen.add(`${operation.name} ${response.status}`)
  const text = await response.text()
  for (const [type, { schema }] of Object.entries(described.content ?? {})) {
    expect(response.headers.get('content-type')).toContain(type)
    const value: unknown = type === 'application/json' ? JSON.parse(text) : text
    expect(
      z.fromJSONSchema(schema as never).safeParse(value).error,
      `${operation.name}: ${text}`,
    ).toBeUndefined()
  }
  const value = response.headers.get('content-type')?.includes('json')
    ? (JSON.parse(text) as Record<string, string>)
    : {}
  return { value, headers: response.headers, status: response.status }
}

describe('the OpenAPI description', () => {
  it('is served, and has every function and no other', async () => {
    expect(await (await fetch(`${served.url}/openapi.json`)).json()).toEqual(
      JSON.parse(JSON.stringify(OPENAPI)),
    )
    const sample = (path: string) => path.replace(/\{\w+\}/g, 'x')
    for (const { name, method, path } of operations) {
      const found = ROUTES.filter(
        (route) => route.method.toLowerCase() === method && route.pattern.test(sample(path)),
      )
      expect(found, name).toHaveLength(1)
    }
    expect(operations).toHaveLength(ROUTES.length)
  })

  it('says what the registers answer', async () => {
    await ask('GET', `/hlr/subscribers?imsi=${ben?.imsi}`)
    await ask('GET', '/hlr/subscribers?imsi=1')
    await ask('GET', `/hlr/subscribers?imei=${anna?.imei}`)
    await ask('GET', `/eir/equipment/${anna?.imei}?imsi=${anna?.imsi}`)
    await ask('GET', '/eir/equipment/99999999999999')
    const [binding] = network.pairs.of({ imsi: CARD.imsi })
    expect(binding?.attached).toBe(true)
    await ask('GET', '/aaa/bindings/192.0.2.1')
    await ask('GET', `/add/pairs?imsi=${CARD.imsi}`)
    network.bindings.bind({
      ip: '192.0.2.2',
      imsi: CARD.imsi,
      msisdn: '1',
      imei: '35000000000009',
      plmn: '23415',
    })
    await ask('GET', '/aaa/bindings/192.0.2.2')
  })

  it('says what the BSF answers on both of its sides, over real sockets', async () => {
    const statuses: number[] = []
    const card = new Card({ ...CARD, sqn: 4096n }, { witness: () => undefined })
    // The phone asks for `/` at its home's BSF; here the function stands at /ub of the network.
    const made = await bootstrap(
      card,
      async ({ headers }) => {
        const authorization = String(headers['authorization'])
        const response = await fetch(`${served.url}/ub`, { headers: { authorization } })
        statuses.push(response.status)
        seen.add(`GET /ub ${response.status}`)
        const body = new Uint8Array(await response.arrayBuffer())
        return { status: response.status, headers: Object.fromEntries(response.headers), body }
      },
      new Random('phone'),
      '/ub',
    )
    expect(statuses).toEqual([401, 401, 200])
    await ask('GET', '/ub', undefined, {
      authorization: 'Digest username="234150000000009@ims.x", uri="/ub"',
    })
    await ask('GET', '/ub')
    const btid = made?.btid ?? ''
    await ask('POST', '/bsf/keys', { btid, naf: 'dm.operator.example' })
    await ask('POST', '/bsf/keys', { btid: 'x', naf: 'dm.operator.example' })
    clock.advance(3_600_000)
    await ask('POST', '/bsf/keys', { btid, naf: 'dm.operator.example' })
  })

  it('says what people, enterprises and phones are told', async () => {
    const { msisdn, imsi } = CARD
    await ask('POST', '/crm/verifications', { case: 'c', msisdn, passphrase: 'open sesame' })
    await ask('POST', '/crm/users', { order: 'o', session: 's', msisdn, passphrase: 'no' })
    await ask('POST', `/enterprise/${ORG}/decisions`, {
      imsi: ben?.imsi,
      imei: ben?.imei,
      operation: 'OP-CONF',
    })
    const report = { imsi: ben?.imsi, imei: ben?.imei, order: 'o', operation: 'OP-UP', result: 'done' }
    await ask('POST', `/enterprise/${ORG}/reports`, report)
    await ask('POST', '/push/messages', { to: { imsi }, contentType: 'text/plain', body: 'eA==' })
    await ask('POST', '/push/messages', { to: {}, contentType: 'text/plain', body: '' })
  })

  it('says how money moves', async () => {
    const { imsi } = CARD
    const money = { order: 'o-1', imsi, amount: '2.00 EUR' }
    for (const [order, steps] of [
      ['o-1', ['commit', 'refund']],
      ['o-2', ['release']],
    ] as const) {
      const { value } = await ask('POST', '/billing/reservations', { ...money, order })
      for (const step of steps) await ask('POST', `/billing/reservations/${value['reservation']}/${step}`)
    }
    const order = {
      order: 'o-3',
      customer: anna?.msisdn,
      amount: '9.99 EUR',
      returnUrl: 'http://shop.example/',
    }
    const { value } = await ask('POST', '/bank/payments', order)
    const id = value['payment']
    await ask('GET', `/bank/challenges/${id}`)
    await ask('POST', `/bank/challenges/${id}`, new URLSearchParams({ ...TEST_CARD, code: '1' }))
    await ask('POST', `/bank/challenges/${id}`, new URLSearchParams({ ...TEST_CARD }))
    await ask('GET', `/bank/challenges/${id}`)
    await ask('GET', '/bank/challenges/none')
    for (const step of ['capture', 'refund']) await ask('POST', `/bank/payments/${id}/${step}`)
    await ask('GET', `/bank/payments/${id}`)
    await ask('POST', '/prepaid/verifications', { ...money, pin: '1234' })
    const debit = (await ask('POST', '/prepaid/debits', money)).value['debit']
    await ask('POST', `/prepaid/debits/${debit}/refund`)
    await ask('POST', '/prepaid/debits', { ...money, order: 'o-9', amount: '99.00 EUR' })
    await ask('POST', '/prepaid/credits', money)
    await ask('GET', `/prepaid/accounts/${imsi}`)
    await ask('POST', '/entitlements', { order: 'o-1', imsi, items: ['game'] })
  })

  it('says what the manufacturer answers', async () => {
    const about = { token: OPERATOR_TOKEN, campaign: 'c', imei: '35000000000009' }
    const { value } = await ask('POST', '/manufacturer/targets', { ...about, package: 'p', model: 'EX-100' })
    const proof = attestationOf(new Uint8Array(16), value['challenge'] ?? '', '35000000000009')
    await ask('POST', '/manufacturer/releases', { ...about, proof })
    await ask('POST', '/manufacturer/reports', { ...about, result: 'done' })
    await ask('POST', '/manufacturer/reports', { ...about, token: 'x', result: 'done' })
    await ask('POST', '/manufacturer/targets', { ...about, package: 'p', model: 'other' })
  })

  it('describes nothing that is done and was not seen', () => {
    const good = operations.flatMap(({ name, described }) =>
      Object.keys(described.responses)
        .filter((status) => status.startsWith('2'))
        .map((status) => `${name} ${status}`),
    )
    expect(good.filter((each) => !seen.has(each))).toEqual([])
  })

  it('says how every function that can fail does', async () => {
    for (const name of ['hlr', 'eir', 'aaa', 'add', 'bsf', 'crm', 'enterprise', 'push'] as const)
      network.faults.script(name, 'error', { times: 1 })
    const { imsi, msisdn } = CARD
    const failed = [
      await ask('GET', `/hlr/subscribers?imsi=${imsi}`),
      await ask('GET', `/eir/equipment/${anna?.imei}`),
      await ask('GET', '/aaa/bindings/192.0.2.2'),
      await ask('GET', `/add/pairs?imsi=${imsi}`),
      await ask('POST', '/bsf/keys', { btid: 'x', naf: 'y' }),
      await ask('POST', '/crm/verifications', { case: 'c', msisdn, passphrase: '' }),
      await ask('POST', `/enterprise/${ORG}/decisions`, { imsi: ben?.imsi, imei: ben?.imei, operation: 'x' }),
      await ask('POST', '/push/messages', { to: { imsi }, contentType: 'text/plain', body: 'eA==' }),
    ]
    expect(failed.map(({ status }) => status)).toEqual(failed.map(() => 503))
  })
})
