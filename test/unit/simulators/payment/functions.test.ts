import { beforeEach, describe, expect, it } from 'vitest'
import { Network } from '../../../../simulators/network/network.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import { Random } from '../../../../simulators/world/random.ts'
import { Secrets } from '../../../../simulators/world/secrets.ts'

const IMSI = '234150000000001'
const MSISDN = '447700900001'
const CARD = { number: '4000000000000001', code: '123456' }
let network: Network
let seen: WorldEvent[]

beforeEach(() => {
  seen = []
  const random = new Random('payment')
  network = new Network({
    ...{ clock: new VirtualClock(0), random, secrets: new Secrets(), edgeToken: 'edge-token' },
    witness: (event) => void seen.push(event),
    plmn: { mcc: '234', mnc: '15' },
  })
  const { billing, prepaid, bank } = network.payment
  billing.open(IMSI)
  prepaid.open({ imsi: IMSI, pin: '246810', owner: 'anna', balance: 5_00 })
  bank.issue({ ...CARD, owner: 'anna', limit: 100_00 })
  bank.meet(MSISDN)
  network.payment.atKeyboard = 'anna'
})

async function ask(method: 'GET' | 'POST', path: string, body?: unknown) {
  const origin = 'http://127.0.0.1:1'
  const answer = await network.handle({ method, path, body, origin, query: new URLSearchParams() })
  if (answer === 'no-answer') return { status: 0, body: {} as Record<string, string>, headers: {} }
  const { status, headers = {} } = answer
  return { status, body: answer.body as Record<string, string>, headers }
}

const moved = () => seen.filter(({ kind }) => kind === 'pay.debit').length

describe('billing', () => {
  const ORDER = { order: 'o-1', imsi: IMSI, amount: '2.00 EUR' }

  it('reserves once for an order, commits once, and refunds once', async () => {
    const first = await ask('POST', '/billing/reservations', ORDER)
    const again = await ask('POST', '/billing/reservations', ORDER)
    expect(first.status).toBe(201)
    expect(again.body).toEqual(first.body)
    const path = `/billing/reservations/${first.body['reservation']}`
    for (const _time of [1, 2]) expect((await ask('POST', `${path}/commit`)).body['state']).toBe('committed')
    for (const _time of [1, 2]) expect((await ask('POST', `${path}/refund`)).body['state']).toBe('refunded')
    expect(seen.map(({ kind }) => kind)).toEqual(['pay.reserve', 'pay.debit', 'pay.refund'])
    expect((await ask('POST', `${path}/release`)).status).toBe(409)
  })

  it('refuses another amount under the same order, a strange amount, and a subscription without a bill', async () => {
    await ask('POST', '/billing/reservations', ORDER)
    expect((await ask('POST', '/billing/reservations', { ...ORDER, amount: '3.00 EUR' })).status).toBe(409)
    for (const amount of ['2.0 EUR', '-2.00 EUR', '0.00 EUR', '2.00 USD', 'a lot'])
      expect((await ask('POST', '/billing/reservations', { ...ORDER, amount })).status).toBe(400)
    expect((await ask('POST', '/billing/reservations', { ...ORDER, imsi: '1', order: 'o-2' })).status).toBe(
      404,
    )
  })

  it('declines, stays silent, and does what was asked without answering, as scripted', async () => {
    network.faults.script('billing', 'decline', { times: 1 })
    expect((await ask('POST', '/billing/reservations', ORDER)).status).toBe(402)
    network.faults.script('billing', 'timeout', { times: 1 })
    expect((await ask('POST', '/billing/reservations', ORDER)).status).toBe(0)
    network.faults.script('billing', 'late', { times: 1 })
    expect((await ask('POST', '/billing/reservations', ORDER)).status).toBe(0)
    expect(seen.filter(({ kind }) => kind === 'pay.reserve')).toHaveLength(2)
    expect((await ask('POST', '/billing/reservations', ORDER)).status).toBe(201)
    expect(seen.filter(({ kind }) => kind === 'pay.reserve')).toHaveLength(2)
  })

  it('makes a second debit where the caller says that it is another request', async () => {
    for (const key of ['a', 'b']) {
      const { body } = await ask('POST', '/billing/reservations', { ...ORDER, key })
      await ask('POST', `/billing/reservations/${body['reservation']}/commit`)
    }
    expect(moved()).toBe(2)
  })
})

describe('the bank', () => {
  const ORDER = { order: 'o-1', customer: MSISDN, amount: '9.99 EUR', returnUrl: 'http://shop.example/back' }
  const begin = async () => (await ask('POST', '/bank/payments', ORDER)).body
  const answer = (id: string | undefined, fields: object) => ask('POST', `/bank/challenges/${id}`, fields)

  it('captures only what the payer authenticated on the page of the bank', async () => {
    const { payment, challengeUrl } = await begin()
    expect(challengeUrl).toBe(`http://127.0.0.1:1/bank/challenges/${payment}`)
    expect((await ask('POST', `/bank/payments/${payment}/capture`)).status).toBe(409)
    const page = await ask('GET', `/bank/challenges/${payment}`)
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' })
    expect(page.body).toContain('9.99 EUR')
    const back = await answer(payment, CARD)
    expect(back.headers).toEqual({ location: `http://shop.example/back?payment=${payment}` })
    for (const _time of [1, 2])
      expect((await ask('POST', `/bank/payments/${payment}/capture`)).body['state']).toBe('captured')
    expect(moved()).toBe(1)
    expect(JSON.stringify(seen)).not.toContain(CARD.number)
  })

  it('declines after three wrong codes, when the payer cancels, and when the card is over its limit', async () => {
    const { payment } = await begin()
    expect((await answer(payment, { ...CARD, code: '1' })).status).toBe(403)
    expect((await answer(payment, { ...CARD, code: '2' })).status).toBe(403)
    expect((await answer(payment, { ...CARD, code: '3' })).status).toBe(303)
    expect((await ask('GET', `/bank/payments/${payment}`)).body['state']).toBe('declined')
    const { payment: cancelled } = (await ask('POST', '/bank/payments', { ...ORDER, order: 'o-2' })).body
    await answer(cancelled, { action: 'cancel' })
    expect((await ask('POST', `/bank/payments/${cancelled}/capture`)).status).toBe(402)
    const { payment: dear } = (
      await ask('POST', '/bank/payments', {
        ...ORDER,
        order: 'o-3',
        amount: '101.00 EUR',
      })
    ).body
    await answer(dear, CARD)
    expect((await ask('GET', `/bank/payments/${dear}`)).body['reason']).toBe('the card has reached its limit')
    expect(moved()).toBe(0)
  })
})

describe('the prepaid system', () => {
  const ORDER = { order: 'o-1', imsi: IMSI, amount: '3.00 EUR' }

  it('checks and takes in one step, once for an order', async () => {
    expect((await ask('POST', '/prepaid/debits', ORDER)).body['balance']).toBe('2.00 EUR')
    expect((await ask('POST', '/prepaid/debits', ORDER)).body['balance']).toBe('2.00 EUR')
    expect((await ask('POST', '/prepaid/debits', { ...ORDER, order: 'o-2' })).status).toBe(402)
    expect((await ask('GET', `/prepaid/accounts/${IMSI}`)).body['balance']).toBe('2.00 EUR')
  })

  it('goes below zero only for a caller who says that it looked itself', async () => {
    await ask('POST', '/prepaid/debits', ORDER)
    const { body } = await ask('POST', '/prepaid/debits', { ...ORDER, order: 'o-2', unchecked: true })
    expect(body['balance']).toBe('-1.00 EUR')
  })

  it('knows the PIN until it was wrong three times, and gives back once', async () => {
    const knows = async (pin: string) =>
      (await ask('POST', '/prepaid/verifications', { ...ORDER, pin })).body['ok']
    expect([await knows('000000'), await knows('246810')]).toEqual([false, true])
    for (const pin of ['1', '2', '3', '246810']) expect(await knows(pin)).toBe(false)
    const { debit } = (await ask('POST', '/prepaid/debits', ORDER)).body
    for (const _time of [1, 2]) await ask('POST', `/prepaid/debits/${debit}/refund`)
    expect((await ask('GET', `/prepaid/accounts/${IMSI}`)).body['balance']).toBe('5.00 EUR')
  })

  it('tops up once for an order', async () => {
    for (const _time of [1, 2]) await ask('POST', '/prepaid/credits', ORDER)
    expect((await ask('GET', `/prepaid/accounts/${IMSI}`)).body['balance']).toBe('8.00 EUR')
  })
})
