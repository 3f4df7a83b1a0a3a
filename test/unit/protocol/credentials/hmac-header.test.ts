import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatHmacHeader,
  HeaderProblem,
  parseHmacHeader,
} from '../../../../protocol/credentials/hmac-header.ts'

const MAC = 'S5LkLRT3/uhpIUV1w0jchQ=='

describe('x-syncml-hmac', () => {
  it('writes what the standard shows', () => {
    expect(formatHmacHeader({ username: 'IMEI:490154203237518', mac: MAC })).toBe(
      `algorithm=MD5, username="IMEI:490154203237518", mac=${MAC}`,
    )
  })

  it('keeps commas and “mac=” inside the quotes as part of the name', () => {
    const username = 'a, mac=AAAA"\\, x'
    expect(parseHmacHeader(formatHmacHeader({ username, mac: MAC }))).toEqual({
      algorithm: 'MD5',
      username,
      mac: MAC,
    })
  })

  it('reads any order, any case of the names, and no algorithm', () => {
    expect(parseHmacHeader(`MAC=${MAC} , UserName=bob`).username).toBe('bob')
  })

  it.each([
    ['', 'username'],
    ['username="x"', 'mac'],
    [`mac=${MAC}`, 'username'],
    [`username="x, mac=${MAC}`, 'algorithm=, username="…" or mac='],
    [`username="x", mac=${MAC}, mac=AAAA`, 'mac once, not twice'],
    [`algorithm=SHA1, username="x", mac=${MAC}`, 'algorithm=MD5, not SHA1'],
    [`username="x", mac=${MAC},`, 'another part after the comma'],
  ])('refuses %j', (value, expected) => {
    expect(() => parseHmacHeader(value)).toThrow(HeaderProblem)
    expect(() => parseHmacHeader(value)).toThrow(expected)
  })

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), (username) => {
        expect(parseHmacHeader(formatHmacHeader({ username, mac: MAC })).username).toBe(username)
      }),
    )
  })

  it('never throws anything else', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        try {
          parseHmacHeader(value)
        } catch (problem) {
          expect(problem).toBeInstanceOf(HeaderProblem)
        }
      }),
    )
  })
})
