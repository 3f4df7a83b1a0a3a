import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Mask } from '../../../../harness/history/mask.ts'
import { Secrets } from '../../../../simulators/world/secrets.ts'

const maskOf = (...secrets: readonly string[]) => {
  const kept = new Secrets()
  for (const each of secrets) kept.keep(each)
  return new Mask(kept.values())
}

describe('the mask', () => {
  it('overwrites a secret with as many asterisks, wherever it stands', () => {
    const mask = maskOf('s3cret-word')
    const event = { kind: 'x', deep: { list: ['a s3cret-word b', 7, null] }, text: 's3cret-word' }
    expect(mask.value('', event)).toEqual({
      kind: 'x',
      deep: { list: ['a *********** b', 7, null] },
      text: '***********',
    })
  })

  it('finds it in the octets of a body, in clear and in base64, and leaves the length', () => {
    const mask = maskOf('s3cret-word')
    const encoded = Buffer.from('s3cret-word').toString('base64')
    const body = Buffer.from(`<Data>s3cret-word</Data><Data>${encoded}</Data>`)
    const masked = Buffer.from(String(mask.value('body', body.toString('base64'))), 'base64')
    expect(masked.length).toBe(body.length)
    expect(masked.toString()).toBe(`<Data>${'*'.repeat(11)}</Data><Data>${'*'.repeat(encoded.length)}</Data>`)
  })

  it('covers a secret that contains another one whole', () => {
    expect(maskOf('password', 'password-of-the-device').text('password-of-the-device')).toBe('*'.repeat(22))
  })

  it('knows octets that are secret by their base64 and their hexadecimal form', () => {
    const kept = new Secrets()
    kept.keepBytes(Uint8Array.of(1, 2, 3, 4, 5, 6))
    const mask = new Mask(kept.values())
    expect(mask.text('AQIDBAUG 010203040506')).toBe('******** ************')
  })

  it('leaves no secret in anything, and nothing else away', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdef0123456789'), minLength: 8, maxLength: 20 })
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (secret, before, behind) => {
        const masked = maskOf(secret).text(before + secret + behind)
        expect(masked).not.toContain(secret)
        expect(masked).toHaveLength(before.length + secret.length + behind.length)
      }),
    )
  })
})
