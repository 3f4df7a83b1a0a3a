import { describe, expect, it } from 'vitest'
import {
  NotificationProblem,
  readPackage0,
  type UiMode,
  verifyPackage0,
  wireSessionID,
  writePackage0,
} from '../../../../protocol/notification/package0.ts'
import { pushOfPackage0, shortMessages } from '../../../../protocol/notification/wsp-push.ts'
import { b64, hex, toHex, vectors } from '../../../vectors/vectors.ts'

describe('package #0', () => {
  it.each(vectors.pkg0)('$id is written and read as known', (row) => {
    const key = { serverId: row.serverId, password: row.password, nonce: b64(row.nonceB64) }
    const written = writePackage0({
      ...key,
      version: row.version,
      uiMode: row.uiMode as UiMode,
      initiator: row.initiator as 0 | 1,
      sessionId: row.session,
      vendor: hex(row.bodyHex),
    })
    expect(toHex(written)).toBe(row.digestHex + row.triggerHex)
    const read = readPackage0(written)
    expect(read).toMatchObject({
      version: row.version,
      uiMode: row.uiMode,
      initiator: row.initiator,
      serverId: row.serverId,
    })
    expect(wireSessionID(read.sessionId)).toBe(row.sessionIdString)
    expect(verifyPackage0(read, key)).toBe(true)
  })

  it('is refused after any one bit was changed', () => {
    const key = {
      serverId: 'dm.operator.example',
      password: 'sv-S3cret-01',
      nonce: b64('ABEiM0RVZneImaq7zN3u/w=='),
    }
    const good = writePackage0({ ...key, uiMode: 3, initiator: 1, sessionId: 1 })
    let tried = 0
    for (let bit = 0; bit < good.length * 8; bit++) {
      const bad = Uint8Array.from(good)
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      tried += 1
      try {
        expect(verifyPackage0(readPackage0(bad), key), `bit ${bit}`).toBe(false)
      } catch (problem) {
        expect(problem).toBeInstanceOf(NotificationProblem)
      }
    }
    expect(tried).toBe(good.length * 8)
  })

  it.each([0, 24])('says what is missing after %d octets', (length) => {
    expect(() => readPackage0(new Uint8Array(length))).toThrow(NotificationProblem)
  })

  it('names the octet at which a length does not fit', () => {
    const cut = writePackage0({
      serverId: 'abc',
      password: 'p',
      nonce: hex(''),
      uiMode: 1,
      initiator: 1,
      sessionId: 1,
    }).slice(0, -1)
    expect(() => readPackage0(cut)).toThrow('expected a server identifier of 3 octets')
  })

  it('travels in one short message, or in numbered ones', () => {
    const push = pushOfPackage0(hex(`fae2a6a6e0005713cbecebfbfcaf85fe${vectors.pkg0[0]?.triggerHex}`))
    const [only] = shortMessages(push)
    expect(toHex(only ?? hex(''))).toMatch(/^0605040b8423f0010603c4af87fae2a6a6/)
    expect(shortMessages(new Uint8Array(300)).map((each) => each.length)).toEqual([140, 140, 56])
  })
})
