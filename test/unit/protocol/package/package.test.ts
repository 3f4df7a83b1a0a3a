import { describe, expect, it } from 'vitest'
import { applyDelta, makeDelta } from '../../../../protocol/package/delta.ts'
import { readDescriptor, writeDescriptor } from '../../../../protocol/package/descriptor.ts'
import { readStatusReport, statusReport } from '../../../../protocol/package/install-notify.ts'
import { originatorOf } from '../../../../protocol/package/originator.ts'
import { isIntact, isSigned, readPackage, writePackage } from '../../../../protocol/package/package.ts'

const maker = originatorOf('maker', new Uint8Array(32).fill(7))
const trusted = new Map([[maker.name, maker.publicKey]])
const old = Buffer.from('the old firmware, with a long stretch that never changes; version 1')
const image = Buffer.from('the old firmware, with a long stretch that never changes; version 2, longer')
const contents = { kind: 'firmware', name: 'fw', version: '2', manufacturer: 'M', model: 'X' } as const

describe('a package', () => {
  it('comes back as it was packed, whole and signed', () => {
    const read = readPackage(writePackage({ ...contents, image, org: 'acme' }, maker))
    expect(read && isIntact(read) && isSigned(read, trusted)).toBe(true)
    expect(read?.manifest).toMatchObject({ form: 'full', version: '2', org: 'acme', originator: 'maker' })
    expect(Buffer.from(read?.payload ?? [])).toEqual(image)
  })

  it('shows every changed octet: no package, not whole, or not signed', () => {
    const octets = writePackage({ ...contents, image }, maker)
    for (let at = 0; at < octets.length; at++) {
      const changed = Uint8Array.from(octets)
      changed[at] = (changed[at] ?? 0) ^ 1
      const read = readPackage(changed)
      expect(read && isIntact(read) && isSigned(read, trusted)).toBeFalsy()
    }
  })

  it('is by nobody known when another key signed it under the same name', () => {
    const impostor = originatorOf('maker', new Uint8Array(32).fill(8))
    const read = readPackage(writePackage({ ...contents, image }, impostor))
    expect(read && isIntact(read)).toBe(true)
    expect(read && isSigned(read, trusted)).toBe(false)
  })

  it('is smaller as a delta, and makes the same software', () => {
    const full = writePackage({ ...contents, image }, maker)
    const delta = writePackage({ ...contents, image, base: { version: '1', image: old } }, maker)
    const read = readPackage(delta)
    expect(delta.length).toBeLessThan(full.length)
    expect(read?.manifest).toMatchObject({ form: 'delta', base: '1' })
    expect(Buffer.from(applyDelta(old, read?.payload ?? new Uint8Array()) ?? [])).toEqual(image)
  })

  it('is refused when its lengths lead out of it', () => {
    const octets = Buffer.from(writePackage({ ...contents, image }, maker))
    octets.writeUInt32BE(0xffffffff, 8)
    expect(readPackage(octets)).toBeUndefined()
    expect(readPackage(octets.subarray(0, 9))).toBeUndefined()
  })
})

describe('a delta', () => {
  it('turns any version into any other', () => {
    const versions = ['', 'a', old.toString(), image.toString(), 'x'.repeat(100), `y${'x'.repeat(99)}`]
    for (const from of versions)
      for (const to of versions) {
        const made = applyDelta(Buffer.from(from), makeDelta(Buffer.from(from), Buffer.from(to)))
        expect(Buffer.from(made ?? []).toString()).toBe(to)
      }
  })

  it('does not reach out of its base', () => {
    expect(applyDelta(old.subarray(0, 20), makeDelta(old, image))).toBeUndefined()
    expect(applyDelta(old, Buffer.from('not a delta'))).toBeUndefined()
  })
})

describe('a download descriptor', () => {
  const descriptor = {
    objectURI: 'http://dm.example/packages/1/object',
    size: 123,
    types: ['application/vnd.rollcall.package'],
    name: 'Firmware 2 & more',
    installNotifyURI: 'http://dm.example/packages/1/notify',
  }

  it('comes back as it was written', async () => {
    expect(await readDescriptor(writeDescriptor(descriptor))).toEqual(descriptor)
  })

  it('is none without size, with a document type, or when it is no XML', async () => {
    for (const text of [
      '<media><objectURI>http://x/</objectURI></media>',
      '<!DOCTYPE media [<!ENTITY a "b">]><media><objectURI>http://x/</objectURI><size>1</size></media>',
      '<media><size>1</size>',
      'nothing',
    ])
      expect(await readDescriptor(Buffer.from(text))).toBeUndefined()
  })

  it('is answered with a status report', () => {
    expect(statusReport(900)).toBe('900 Success')
    expect(readStatusReport('902 User Cancelled\r\n')).toBe(902)
    expect(readStatusReport('yes')).toBeUndefined()
  })
})
