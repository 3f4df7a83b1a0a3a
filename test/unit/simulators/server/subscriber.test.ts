import { afterEach, describe, expect, it } from 'vitest'
import { digestResponse, formatDigest, parseChallenge } from '../../../../protocol/digest/http-digest.ts'
import { Bench, EDGE, IMEI, IMSI, OTHER_IMSI } from './support/bench.ts'
import type { PocketDevice } from './support/pocket-device.ts'

let bench: Bench
let device: PocketDevice
afterEach(() => bench.close())

const BTID = 'cmFuZA==@bsf.mnc015.mcc234.pub.3gppnetwork.org'
const KEY = Buffer.alloc(32, 7).toString('base64')

async function corporate(): Promise<void> {
  bench = await Bench.start()
  const [subscription] = bench.network.subscriptions
  Object.assign(subscription ?? {}, { subscription: 'corporate', org: 'acme' })
  bench.network.keys.set(BTID, { ksNaf: KEY, imsi: IMSI, remainingSeconds: 3600 })
  device = await bench.device()
}

const answering =
  (key = KEY, btid = BTID) =>
  (header: string, uri: string): string => {
    const { realm = '', nonce = '', opaque = '' } = parseChallenge(header)
    const common = { username: btid, realm, nonce, uri, nc: '00000001', cnonce: 'c', qop: 'auth' as const }
    const response = digestResponse({ ...common, password: Buffer.from(key), method: 'POST' })
    return formatDigest({ ...common, opaque, response }, ['qop'])
  }

const settings = () => device.tree.has('./NAP/Home')

describe('a corporate subscription', () => {
  it('proves itself by bootstrapped keys before anything is configured', async () => {
    await corporate()
    const seen = await device.session({ headers: EDGE, subscriber: answering() })
    expect(seen.raw.map(({ status }) => status)).toEqual([401, 200, 200, 200])
    expect(String(seen.raw[0]?.headers['www-authenticate'])).toContain(
      'realm="3GPP-bootstrapping@dm.operator.example"',
    )
    expect(settings()).toBe(true)
    const enterprise = bench.network.questions.filter((question) => question.includes('/enterprise/acme/'))
    expect(enterprise.length).toBeGreaterThan(1)
  })

  it('does not have its first message processed until then', async () => {
    await corporate()
    const nonce = device.clientNonce
    const seen = await device.session({ headers: EDGE })
    expect(seen.raw.map(({ status }) => status)).toEqual([401])
    expect(device.clientNonce).toBe(nonce)
    const later = await device.session({ headers: EDGE, sessionID: '2', subscriber: answering() })
    expect(later.codes[0]).toBe(212)
  })

  it('is refused for good after a second wrong answer', async () => {
    await corporate()
    const wrong = answering(Buffer.alloc(32, 8).toString('base64'))
    const seen = await device.session({ headers: EDGE, subscriber: wrong })
    expect(seen.raw.map(({ status }) => status)).toEqual([401, 401, 403])
    expect(await bench.log()).toContainEqual(
      expect.objectContaining({
        operation: 'OP-CONF',
        result: 'refused',
        reason: expect.stringMatching(/prove/),
      }),
    )
  })

  it('needs a B-TID of its own for each session', async () => {
    await corporate()
    await device.session({ headers: EDGE, subscriber: answering() })
    device.tree.delete('./NAP/Home')
    const again = await device.session({ headers: EDGE, sessionID: '2', subscriber: answering() })
    expect(again.raw.at(-1)?.status).toBe(403)
    expect(settings()).toBe(false)
  })

  it('may not be proven by another subscription’s key', async () => {
    await corporate()
    bench.network.keys.set(BTID, { ksNaf: KEY, imsi: OTHER_IMSI, remainingSeconds: 3600 })
    const seen = await device.session({ headers: EDGE, subscriber: answering() })
    expect(seen.raw.at(-1)?.status).toBe(403)
    expect((await bench.log()).map(({ operation }) => operation)).toContain('ALARM')
  })

  it('loses its proof when the key ends in the middle of the session', async () => {
    await corporate()
    const before = (n: number) => {
      if (n === 2) bench.network.keys.clear()
    }
    await device.session({ headers: EDGE, subscriber: answering(), before })
    expect(settings()).toBe(false)
  })

  it('waits when the BSF does not answer', async () => {
    await corporate()
    bench.network.broken.add('/bsf')
    const seen = await device.session({ headers: EDGE, subscriber: answering() })
    expect(seen.codes).toEqual([212])
    expect(await bench.log()).toContainEqual(
      expect.objectContaining({ operation: 'OP-CONF', result: 'deferred' }),
    )
  })

  it('is not touched when its enterprise says no', async () => {
    await corporate()
    bench.network.enterpriseAllows = false
    expect((await device.session({ headers: EDGE, subscriber: answering() })).commands).toEqual([])
    const { body } = await bench.order('/pairs', { imsi: IMSI, imei: IMEI })
    expect(body['outcome']).toBe('refused')
  })
})

describe('other subscriptions', () => {
  it('prove themselves when they roam abroad', async () => {
    bench = await Bench.start()
    Object.assign(bench.network.subscriptions[0] ?? {}, { servingPlmn: '208-01' })
    bench.network.keys.set(BTID, { ksNaf: KEY, imsi: IMSI, remainingSeconds: 3600 })
    device = await bench.device()
    expect((await device.session({ headers: EDGE })).raw[0]?.status).toBe(401)
    await device.session({ headers: EDGE, sessionID: '2', subscriber: answering() })
    expect(settings()).toBe(true)
  })

  it('may come over any line when the policy has everybody prove themselves', async () => {
    bench = await Bench.start({ subAuth: 'on' })
    bench.network.keys.set(BTID, { ksNaf: KEY, imsi: IMSI, remainingSeconds: 3600 })
    device = await bench.device()
    await device.session({ subscriber: answering() })
    expect(settings()).toBe(true)
  })

  it('are not asked when the policy is off', async () => {
    bench = await Bench.start({ subAuth: 'off' })
    Object.assign(bench.network.subscriptions[0] ?? {}, { subscription: 'corporate', org: 'acme' })
    device = await bench.device()
    await device.session({ headers: EDGE })
    expect(settings()).toBe(true)
  })
})
