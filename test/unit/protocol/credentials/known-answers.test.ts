import { describe, expect, it } from 'vitest'
import { milenage, opcOf } from '../../../../protocol/aka/milenage.ts'
import { authenticationVector, autsOf, nextSqn, openAuts } from '../../../../protocol/aka/vector.ts'
import { credentialHash } from '../../../../protocol/credentials/account.ts'
import { basicData, readBasic } from '../../../../protocol/credentials/basic.ts'
import { macOf } from '../../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../../protocol/credentials/md5.ts'
import { akaNonce, readAkaNonce } from '../../../../protocol/digest/aka.ts'
import { digestResponse } from '../../../../protocol/digest/http-digest.ts'
import { btidOf, impiOf, ksNaf } from '../../../../protocol/gba/gba.ts'
import { b64, hex, toHex, vectors } from '../../../vectors/vectors.ts'

type Row = readonly string[]

describe('credentials of the DM layer', () => {
  it.each(vectors.auth.basic as Row[])('basic of %s', (user = '', password = '', expected = '') => {
    expect(basicData(user, password)).toBe(expected)
    // The first colon divides: a name with a colon in it cannot be told from a password with one (RFC 2617 §2).
    const [first = '', ...rest] = `${user}:${password}`.split(':')
    expect(readBasic(expected)).toEqual({ user: first, password: rest.join(':') })
  })

  it.each(vectors.auth.md5 as Row[])(
    'md5 of %s over %3$s',
    (user = '', password = '', nonce = '', expected = '') => {
      expect(md5Data(credentialHash(user, password), b64(nonce))).toBe(expected)
    },
  )

  it.each(vectors.auth.mac as Row[])(
    'MAC of %s',
    (user = '', password = '', nonce = '', body = '', expected = '') => {
      expect(macOf(credentialHash(user, password), b64(nonce), Buffer.from(body))).toBe(expected)
    },
  )
})

describe('Milenage', () => {
  it.each(vectors.milenage)('set $set of TS 35.208', (set) => {
    const opc = 'op' in set && set.op ? opcOf(hex(set.k), hex(set.op)) : hex(set.opc)
    expect(toHex(opc)).toBe(set.opc)
    const out = milenage({ k: hex(set.k), opc, rand: hex(set.rand), sqn: hex(set.sqn), amf: hex(set.amf) })
    expect(toHex(out.macA)).toBe(set.f1)
    expect(toHex(out.macS)).toBe(set.f1star)
    expect(toHex(out.res)).toBe(set.f2)
    expect(toHex(out.ck)).toBe(set.f3)
    expect(toHex(out.ik)).toBe(set.f4)
    expect(toHex(out.ak)).toBe(set.f5)
    expect(toHex(out.akStar)).toBe(set.f5star)
  })

  it('refuses keys of a wrong length', () => {
    expect(() => opcOf(hex('00'), hex('00'))).toThrow()
  })
})

describe('AKA, Digest AKA and GBA', () => {
  const { aka, gba } = vectors
  const keys = { k: hex(aka.k), opc: opcOf(hex(aka.k), hex(aka.op)), rand: hex(aka.rand) }

  it('makes AUTN', () => {
    const { autn } = authenticationVector({ ...keys, sqn: hex(aka.sqn), amf: hex(aka.amf) })
    expect(toHex(autn)).toBe(aka.autn)
    const other = authenticationVector({ ...keys, sqn: hex('000000000021'), amf: hex('8000') })
    expect(toHex(other.autn)).toBe(aka.autnSqn21Amf8000)
  })

  it('makes and opens AUTS with AMF 0000, and refuses one made otherwise', () => {
    expect(toHex(autsOf({ ...keys, sqnMs: hex(aka.sqnMs) }))).toBe(aka.auts)
    expect(toHex(openAuts({ ...keys, auts: hex(aka.auts) }) ?? new Uint8Array())).toBe(aka.sqnMs)
    expect(openAuts({ ...keys, auts: hex(aka.autsWrongAmf) })).toBeUndefined()
    expect(openAuts({ ...keys, auts: hex('00') })).toBeUndefined()
  })

  it('goes on counting by SEQ and IND', () => {
    expect([31n, 42n, 74n].map((sqn) => nextSqn(sqn, 10))).toEqual([42n, 74n, 106n])
  })

  it('answers a challenge with RES as octets, not as text', () => {
    const { digest } = aka
    const { res } = milenage({ ...keys, sqn: hex(aka.sqn), amf: hex(aka.amf) })
    const input = {
      username: digest.impi,
      realm: digest.realm,
      method: digest.method,
      uri: digest.uri,
      nonce: digest.nonce,
      nc: digest.nc,
      cnonce: digest.cnonce,
      qop: 'auth' as const,
    }
    expect(digestResponse({ ...input, password: res })).toBe(digest.akav1[2])
    expect(digestResponse({ ...input, password: new Uint8Array() })).toBe(digest.akav1Resync[2])
    expect(digestResponse({ ...input, password: Buffer.from(toHex(res)) })).toBe(
      'bf85ed13cc0dfe759fbd0d03c649cc5a',
    )
    const challenge = readAkaNonce(digest.nonce)
    expect(akaNonce(challenge?.rand ?? hex(''), challenge?.autn ?? hex(''))).toBe(digest.nonce)
  })

  it('derives B-TID and the keys of two servers', () => {
    const { ck, ik } = milenage({ ...keys, sqn: hex(aka.sqn), amf: hex(aka.amf) })
    expect(toHex(ck) + toHex(ik)).toBe(gba.ks)
    expect(btidOf(keys.rand, aka.digest.realm)).toBe(gba.btid)
    const impi = impiOf('234150999999999', 2)
    expect(impi).toBe(aka.digest.impi)
    const key = (uaId: string) =>
      toHex(ksNaf({ ck, ik, rand: keys.rand, impi, nafFqdn: gba.nafFqdn, uaId: hex(uaId) }))
    expect(key(gba.uaHttpDigest)).toBe(gba.ksNafHttpDigest)
    expect(key(gba.uaTls)).toBe(gba.ksNafTls)
  })
})
