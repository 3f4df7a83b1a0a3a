import { beforeEach, describe, expect, it } from 'vitest'
import { ksNafOf } from '../../../../protocol/gba/key.ts'
import { Card, type CardProfile } from '../../../../simulators/card/card.ts'
import { bootstrap } from '../../../../simulators/device/session/bootstrapping.ts'
import { Bsf } from '../../../../simulators/network/bsf.ts'
import { BuiltInHlr } from '../../../../simulators/network/built-in-hlr.ts'
import { Hlr } from '../../../../simulators/network/hlr.ts'
import { VirtualClock } from '../../../../simulators/world/clock.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import { Random } from '../../../../simulators/world/random.ts'
import type { HttpRequest, HttpResponse, Transport } from '../../../../simulators/world/transport.ts'
import { CARD } from '../device/support/bench.ts'

const NAF = 'dm.operator.example'
let clock: VirtualClock
let events: WorldEvent[]
let bsf: Bsf
let wire: { request: HttpRequest; response: HttpResponse }[]

beforeEach(() => {
  clock = new VirtualClock(Date.UTC(2026, 0, 5))
  events = []
  wire = []
  const witness = (event: WorldEvent) => void events.push(event)
  const hlr = new Hlr(new BuiltInHlr(new Random('auc')), clock, witness)
  hlr.provision({
    ...{ imsi: CARD.imsi, msisdn: '447700900123', subscription: 'private', own: true, homePlmn: '23415' },
    ...{ mncLength: 2, k: CARD.k, opc: CARD.opc },
  })
  bsf = new Bsf(hlr, clock, witness)
})

const ub: Transport = async (request) => {
  const response = await bsf.ub(request)
  wire.push({ request, response })
  return response
}
const phone = (path: Transport = ub, wish: Partial<CardProfile> = {}) =>
  bootstrap(new Card({ ...CARD, ...wish }, { witness: () => undefined }), path, new Random('phone'))
const results = () => events.flatMap((event) => (event.kind === 'aka.result' ? [event.result] : []))
const authorization = (request: HttpRequest) => String(request.headers['authorization'])
/** The same path with each Authorization rewritten by somebody in between. */
const rewriting =
  (change: (header: string) => string): Transport =>
  (request) =>
    ub({ ...request, headers: { authorization: change(authorization(request)) } })

describe('bootstrapping over Ub', () => {
  it('leaves both ends with the same key for a server', async () => {
    const made = await phone()
    if (!made) return expect.fail('no key')
    expect(wire.map(({ response }) => response.status)).toEqual([401, 200])
    const key = bsf.keyFor(made.btid, NAF)
    expect(key).toMatchObject({ ksNaf: ksNafOf(made, NAF), imsi: CARD.imsi, remainingSeconds: 3600 })
    expect(results()).toEqual(['ok'])
  })

  it('says what TS 24.109 has it say', async () => {
    await phone()
    const [first, second] = wire
    const bsfName = 'bsf.mnc015.mcc234.pub.3gppnetwork.org'
    expect(first?.request).toMatchObject({ method: 'GET', url: `http://${bsfName}/` })
    expect(authorization(first?.request as HttpRequest)).toBe(
      `Digest username="234150999999999@ims.mnc015.mcc234.3gppnetwork.org", realm="${bsfName}", uri="/", nonce="", response=""`,
    )
    expect(first?.response.headers['www-authenticate']).toMatch(
      /^Digest realm="bsf\.mnc015\..*", nonce="[\w+/=]{44}", algorithm=AKAv1-MD5, qop="auth-int"$/,
    )
    expect(authorization(second?.request as HttpRequest)).toMatch(
      /qop=auth-int, nc=00000001, cnonce="[0-9a-f]{16}", response="[0-9a-f]{32}"$/,
    )
    expect(second?.response.headers['content-type']).toBe('application/vnd.3gpp.bsf+xml')
    expect(Buffer.from(second?.response.body ?? []).toString()).toMatch(
      /<BootstrappingInfo xmlns="uri:3gpp-gba"><btid>[\w+/=]{24}@bsf\..*<\/btid><lifetime>2026-01-05T01:00:00.000Z<\/lifetime>/,
    )
  })

  it('takes one more round where the card is ahead of the network', async () => {
    expect(await phone(ub, { sqn: 4096n })).toBeDefined()
    expect(wire.map(({ response }) => response.status)).toEqual([401, 401, 200])
    expect(authorization(wire[1]?.request as HttpRequest)).toMatch(/auts="[\w+/=]{20}"/)
    expect(results()).toEqual(['sync', 'ok'])
  })

  it('gives no key to a card with another secret, which tells the network that it did not prove itself', async () => {
    expect(await phone(ub, { k: new Uint8Array(16).fill(9) })).toBeUndefined()
    expect(results()).toEqual(['macFail'])
    expect(wire.at(-1)?.response.status).toBe(403)
  })

  it.each([
    [
      'another response',
      (header: string) => header.replace(/response="[0-9a-f]{4}/, 'response="beef'),
      'resMismatch',
    ],
    ['another cnonce', (header: string) => header.replace(/cnonce="../, 'cnonce="zz'), 'resMismatch'],
    ['no response', (header: string) => header.replace(/response="[0-9a-f]+"/, 'response=""'), 'macFail'],
  ])('gives no key for %s', async (_what, change, result) => {
    expect(await phone(rewriting(change))).toBeUndefined()
    expect(results()).toEqual([result])
  })

  it('believes no AUTS that the card did not make', async () => {
    const forged = rewriting((header) =>
      header.replace(/auts="[^"]+"/, `auts="${Buffer.alloc(14).toString('base64')}"`),
    )
    expect(await phone(forged, { sqn: 4096n })).toBeUndefined()
    expect(wire.at(-1)?.response.status).toBe(403)
  })

  it('answers an answer once: the same again is challenged anew', async () => {
    await phone()
    const again = await bsf.ub(wire[1]?.request as HttpRequest)
    expect(again.status).toBe(401)
    expect(results()).toEqual(['ok'])
  })

  it('is worth nothing to a phone when the BSF does not prove that it knows RES', async () => {
    const impostor: Transport = async (request) => {
      const response = await ub(request)
      const info = response.headers['authentication-info']?.replace(/rspauth="..../, 'rspauth="beef')
      return { ...response, headers: { ...response.headers, ...(info && { 'authentication-info': info }) } }
    }
    expect(await phone(impostor)).toBeUndefined()
  })

  it('gives up with a network that resynchronises for ever', async () => {
    let first: HttpResponse | undefined
    const stuck: Transport = async (request) => {
      first ??= await ub(request)
      return first
    }
    expect(await phone(stuck, { sqn: 4096n })).toBeUndefined()
  })

  it.each([
    ['no Authorization', {}, 400],
    ['something else', { authorization: 'Basic x' }, 400],
    ['no IMPI', { authorization: 'Digest username="x", realm="b", uri="/", nonce="", response=""' }, 400],
    [
      'another URI',
      {
        authorization: 'Digest username="234150999999999@ims.x", realm="b", uri="/x", nonce="", response=""',
      },
      400,
    ],
    [
      'a stranger',
      { authorization: 'Digest username="234150000000001@ims.x", realm="b", uri="/", nonce="", response=""' },
      403,
    ],
  ])('refuses %s', async (_what, headers, status) => {
    expect((await bsf.ub({ method: 'GET', url: 'http://b/', headers })).status).toBe(status)
  })
})

describe('the key over Zn', () => {
  it('is another one for each server', async () => {
    const made = await phone()
    const [one, two] = [NAF, 'other.example'].map((naf) => bsf.keyFor(made?.btid ?? '', naf))
    expect(one).not.toEqual(two)
  })

  it('ends with its lifetime, and is unknown under any other name', async () => {
    const made = await phone()
    clock.advance(3_599_000)
    expect(bsf.keyFor(made?.btid ?? '', NAF)).toMatchObject({ remainingSeconds: 1 })
    clock.advance(1_000)
    expect(bsf.keyFor(made?.btid ?? '', NAF)).toBe('expired')
    expect(bsf.keyFor('x', NAF)).toBe('unknown')
  })
})
