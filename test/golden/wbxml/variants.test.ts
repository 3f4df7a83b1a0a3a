import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../protocol/syncml/problem.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { thrownBy } from '../../unit/protocol/thrown-by.ts'

/** Legal and broken encodings of one message, made token by token without any library. */
const FOLDER = new URL('variants/', import.meta.url)
const read = (name: string) => readFileSync(new URL(`${name}.wbxml`, FOLDER))

/** What is accepted, and which deviations are noted. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'bad-19-extra-end': ['trailing-octets'],
  'ok-02-wbxml11': [],
  'ok-03-wbxml13': [],
  'ok-05-string-publicid-no-nul': [],
  'ok-06-string-publicid-offset': [],
  'ok-08-opaque-text': [],
  'ok-09-str_t-text': [],
  'ok-11-overlong-mb-charset': ['padded-number'],
  'ok-12-overlong-mb-opaque-len': ['padded-number'],
  'ok-14-split-text': [],
  'ok-15-redundant-switch': [],
  'ok-17-lazy-switch': [],
  'ok-18-metinf-wrapper': [],
  'ok-20-literal-tag': ['literal-tag'],
  'ok-21-nokia-xmlns-attr': ['nokia-xmlns'],
  'ok-23-charset-0': ['charset'],
  'ok-24-charset-usascii': ['charset'],
  'ok-26-opaque-nextnonce-raw': ['element-order', 'raw-nonce'],
  'ok-27-opaque-binary-data': ['octets-for-text'],
  'ok-29-trailing-nul-bytes': ['trailing-octets'],
}

/** What is refused, how, and at which octet. */
const REFUSED: Readonly<Record<string, readonly [ProblemCode, number]>> = {
  'bad-01-empty': ['truncated', 0],
  'bad-02-header-only': ['truncated', 5],
  'bad-04-truncated-missing-ends': ['truncated', 102],
  'bad-05-opaque-overrun': ['truncated', 104],
  'bad-07-mb-6-bytes': ['malformed', 3],
  'bad-08-strtbl-overrun': ['truncated', 104],
  'bad-10-str_t-no-table': ['malformed', 94],
  'bad-11-unknown-tag': ['unsupported', 101],
  'bad-13-version-2.0': ['unsupported', 0],
  'bad-14-version-1.4': ['unsupported', 0],
  'bad-16-invalid-utf8': ['malformed', 95],
  'bad-17-entity-out-of-unicode': ['malformed', 94],
  'bad-20-wrong-root': ['unsupported', 5],
  'bad-22-xml-labelled-wbxml': ['unsupported', 0],
  'bad-23-ext-token': ['unsupported', 94],
}

const ONE_MESSAGE = read('ok-02-wbxml11')

describe('variants of one message', () => {
  it('are all in one of the two tables', () => {
    const names = readdirSync(FOLDER).map((name) => name.replace('.wbxml', ''))
    expect(names.sort()).toEqual([...Object.keys(ACCEPTED), ...Object.keys(REFUSED)].sort())
  })

  it.each(Object.entries(ACCEPTED))('%s is accepted with the deviations %j', (name, codes) => {
    expect(readMessage(read(name), 'wbxml').deviations.map(({ code }) => code)).toEqual(codes)
  })

  it.each(Object.entries(REFUSED))('%s is refused: %j', (name, [code, offset]) => {
    expect(thrownBy(() => readMessage(read(name), 'wbxml'))).toMatchObject({ code, offset })
  })

  it.each([
    ...[
      'bad-19-extra-end',
      'ok-03-wbxml13',
      'ok-05-string-publicid-no-nul',
      'ok-06-string-publicid-offset',
      'ok-08-opaque-text',
    ],
    ...[
      'ok-09-str_t-text',
      'ok-11-overlong-mb-charset',
      'ok-12-overlong-mb-opaque-len',
      'ok-14-split-text',
      'ok-15-redundant-switch',
    ],
    ...[
      'ok-20-literal-tag',
      'ok-21-nokia-xmlns-attr',
      'ok-23-charset-0',
      'ok-24-charset-usascii',
      'ok-29-trailing-nul-bytes',
    ],
  ])('%s says what the plain encoding says', (name) => {
    expect(readMessage(read(name), 'wbxml').message).toEqual(readMessage(ONE_MESSAGE, 'wbxml').message)
  })

  it('finds the size with the MetInf wrapper and without', () => {
    for (const name of ['ok-17-lazy-switch', 'ok-18-metinf-wrapper']) {
      expect(readMessage(read(name), 'wbxml').message.hdr.meta).toEqual({ maxMsgSize: 5000 })
    }
  })

  it('takes a nonce sent as octets for those octets', () => {
    const [status] = readMessage(read('ok-26-opaque-nextnonce-raw'), 'wbxml').message.body.commands
    const nonce = status?.name === 'Status' ? status.chal?.meta.nextNonce : undefined
    expect(Buffer.from(nonce ?? '', 'base64')).toEqual(Buffer.of(0x00, 0x01, 0xfe, 0xff))
  })
})
