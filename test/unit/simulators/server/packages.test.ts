import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { originatorOf } from '../../../../protocol/package/originator.ts'
import { writePackage } from '../../../../protocol/package/package.ts'
import { Bench, IMSI, MSISDN } from './support/bench.ts'

const maker = originatorOf('maker', new Uint8Array(32).fill(7))
const octets = writePackage(
  {
    ...{ kind: 'firmware', name: 'firmware', version: '2', manufacturer: 'M', model: 'X' },
    image: Buffer.from('the new firmware'),
  },
  maker,
)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

let bench: Bench
beforeEach(async () => {
  bench = await Bench.start()
})
afterEach(() => bench.close())

async function deposited(): Promise<string> {
  const { body } = await bench.order('/packages', { package: base64(octets) })
  return String(body['package'])
}

describe('the repository', () => {
  it('takes a package and says under which name it can be offered', async () => {
    const { status, body } = await bench.order('/packages', { package: base64(octets) })
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'firmware', name: 'firmware', version: '2' })
  })

  it('refuses what is damaged or no package at all', async () => {
    const damaged = octets.map((each, at) => (at === octets.length - 70 ? each ^ 1 : each))
    for (const each of [damaged, Buffer.from('nothing')])
      expect((await bench.order('/packages', { package: base64(each) })).status).toBe(422)
  })

  it('gives packages to nobody who does not know the name of a delivery', async () => {
    const { origin } = new URL(bench.server.url)
    for (const path of ['/packages/', '/packages/x', '/packages/x/object', '/packages/x/y/z'])
      expect((await fetch(origin + path)).status).toBe(404)
  })
})

describe('an offer', () => {
  it('is for a subscription whose phone has an account', async () => {
    const offered = await deposited()
    const order = { order: 'o-1', imsi: IMSI, package: offered }
    expect((await bench.order('/offers', order)).body).toMatchObject({ outcome: 'refused' })
    await bench.device()
    const { status, body } = await bench.order('/offers', { ...order, order: 'o-2', price: '2.00 EUR' })
    expect([status, body]).toEqual([202, { outcome: 'ordered', order: 'o-2', price: '2.00 EUR' }])
    expect((await bench.order('/offers', { ...order, order: 'o-2' })).status).toBe(409)
  })

  it('names a package that is there, a subscription, and a price that can be read', async () => {
    const offered = await deposited()
    const orders: [unknown, number][] = [
      [{ order: 'o', imsi: IMSI, package: 'none' }, 404],
      [{ order: 'o', package: offered }, 400],
      [{ order: 'o', imsi: IMSI, package: offered, price: 'much' }, 400],
      [{ order: 'o', imsi: '234150000000001', package: offered }, 202],
    ]
    for (const [order, status] of orders) expect((await bench.order('/offers', order)).status).toBe(status)
  })

  it('costs an enterprise’s employee nothing', async () => {
    const [subscription] = bench.network.subscriptions
    Object.assign(subscription ?? {}, { subscription: 'corporate', org: 'acme' })
    const offered = await deposited()
    await bench.device()
    const { body } = await bench.order('/offers', {
      ...{ order: 'o', imsi: IMSI, package: offered, price: '2.00 EUR' },
    })
    expect(body).toEqual({ outcome: 'ordered', order: 'o' })
  })
})

describe('a lock', () => {
  it('is for the owner alone, who says the passphrase', async () => {
    await bench.device()
    const order = { case: 'c-1', msisdn: MSISDN, operation: 'lock' }
    expect((await bench.order('/locks', order)).body).toMatchObject({ outcome: 'refused' })
    expect((await bench.order('/locks', { ...order, operation: 'explode' })).status).toBe(400)
  })
})
