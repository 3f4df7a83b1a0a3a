import { setupServer } from 'msw/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Network } from '../../../../simulators/network/network.ts'
import { SERVICES, thirdPartyHandlers } from '../../../../simulators/third-party/handlers.ts'
import { serveHandlers } from '../../../../simulators/third-party/serve.ts'
import {
  ORG,
  STANDING,
  standingNetwork,
  TEST_CARD,
} from '../../../../simulators/third-party/standing-network.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'

const [anna, ben, , , egon] = STANDING
let network: Network
let events: WorldEvent[]
let base: string
let close: () => void | Promise<void>

const handlers = (url: string) => thirdPartyHandlers(url, (request) => network.handle(request))
const post = (path: string, body: unknown) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const read = async (response: Response) => [response.status, await response.json()]

/** Both ways of use: inside a test without any network, and on a port for a server of whatever make. */
const WAYS = {
  'in the process': () => {
    const server = setupServer(...handlers('https://third-party.example'))
    server.listen({ onUnhandledRequest: 'error' })
    return { base: 'https://third-party.example', close: () => server.close() }
  },
  'on a port': async () => {
    const { url, close: end } = await serveHandlers(handlers)
    return { base: url, close: end }
  },
}

describe.each(Object.entries(WAYS))('third-party services %s', (_way, open) => {
  beforeEach(async () => {
    events = []
    network = standingNetwork({
      ...{ clock: { now: () => 0 }, seed: 'test', witness: (event: WorldEvent) => void events.push(event) },
    })
    const way = await open()
    base = way.base
    close = way.close
  })
  afterEach(() => close())

  it('the HLR front-end knows IMSI and MSISDN, and no IMEI', async () => {
    for (const key of [`imsi=${anna?.imsi}`, `msisdn=${anna?.msisdn}`])
      expect(await read(await fetch(`${base}/hlr/subscribers?${key}`))).toMatchObject([
        200,
        { imsi: anna?.imsi, status: 'active', own: true },
      ])
    expect((await fetch(`${base}/hlr/subscribers?imei=${anna?.imei}`)).status).toBe(400)
    expect((await fetch(`${base}/hlr/subscribers?imsi=1`)).status).toBe(404)
    expect(events.filter(({ kind }) => kind === 'hlr.query')).toHaveLength(4)
  })

  it('the EIR knows stolen equipment', async () => {
    expect(await read(await fetch(`${base}/eir/equipment/${egon?.imei}`))).toMatchObject([
      200,
      { status: 'black' },
    ])
    expect((await fetch(`${base}/eir/equipment/99999999999999`)).status).toBe(404)
  })

  it('the enterprise allows its own subscription in its own phone', async () => {
    const question = { imsi: ben?.imsi, imei: ben?.imei, operation: 'OP-CONF' }
    const path = `/enterprise/${ORG}/decisions`
    expect(await read(await post(path, question))).toMatchObject([200, { allowed: true }])
    expect(await read(await post(path, { ...question, imsi: anna?.imsi }))).toMatchObject([
      200,
      { allowed: false },
    ])
  })

  it('the bank takes money once its page has seen the card’s code', async () => {
    const order = {
      order: 'o-1',
      customer: anna?.msisdn,
      amount: '9.99 EUR',
      returnUrl: 'http://shop.example/back',
    }
    const begun = (await (await post('/bank/payments', order)).json()) as {
      payment: string
      challengeUrl: string
    }
    expect(begun.challengeUrl).toBe(`${base}/bank/challenges/${begun.payment}`)
    const page = await fetch(begun.challengeUrl)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await page.text()).toContain('9.99 EUR')
    const early = await post(`/bank/payments/${begun.payment}/capture`, {})
    expect(early.status).toBe(409)
    const answer = new URLSearchParams({ ...TEST_CARD })
    const back = await fetch(begun.challengeUrl, { method: 'POST', body: answer, redirect: 'manual' })
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `http://shop.example/back?payment=${begun.payment}`,
    ])
    expect(await read(await post(`/bank/payments/${begun.payment}/capture`, {}))).toMatchObject([
      200,
      { state: 'captured' },
    ])
    expect(events.filter(({ kind }) => kind === 'pay.debit')).toHaveLength(1)
  })

  it('fail as a scenario has them fail', async () => {
    network.faults.script('eir', 'error', { times: 1 })
    network.faults.script('hlr', 'timeout')
    expect((await fetch(`${base}/eir/equipment/${anna?.imei}`)).status).toBe(503)
    const asked = fetch(`${base}/hlr/subscribers?imsi=${anna?.imsi}`, { signal: AbortSignal.timeout(100) })
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' })
    network.faults.clear('hlr')
    expect((await fetch(`${base}/hlr/subscribers?imsi=${anna?.imsi}`)).status).toBe(200)
  })

  it('say what is wrong with a question', async () => {
    const said = await post(`/enterprise/${ORG}/decisions`, '{')
    expect(await read(said)).toEqual([400, { error: expect.stringMatching(/^not JSON: /) }])
  })
})

describe('on a port', () => {
  it('what no service has is 404, and a body without end is 413', async () => {
    const { url, close: end } = await serveHandlers(handlers)
    expect((await fetch(`${url}/add/pairs`)).status).toBe(404)
    const flood = await fetch(`${url}/bank/payments`, { method: 'POST', body: 'x'.repeat(300_000) })
    expect(flood.status).toBe(413)
    await end()
  })

  it('every operation is one that the network functions have', async () => {
    const { OPENAPI } = await import('../../../../simulators/network/openapi/openapi.ts')
    const paths = OPENAPI.paths as Record<string, object>
    for (const operation of Object.values(SERVICES).flat()) {
      const [method = '', path = ''] = operation.split(' ')
      expect(Object.keys(paths[path.replace(/:(\w+)/g, '{$1}')] ?? {}), operation).toContain(
        method.toLowerCase(),
      )
    }
  })
})
