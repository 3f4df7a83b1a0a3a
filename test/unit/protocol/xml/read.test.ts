import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../../protocol/syncml/limits.ts'
import { parseXml } from '../../../../protocol/xml/plain.ts'
import { readXml } from '../../../../protocol/xml/read.ts'
import { thrownBy } from '../thrown-by.ts'

const octets = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding))
const latin1 = (text: string) => octets(text, 'latin1')

describe('what is no XML that we read is refused at its octet', () => {
  it.each([
    ['nothing', '', 'truncated', 0],
    ['only white space', '  \n', 'truncated', 3],
    ['an open element', '<a><b></b>', 'truncated', 10],
    ['half a tag', '<a', 'truncated', 2],
    ['half an attribute', '<a b="c', 'truncated', 7],
    ['a wrong end tag', '<a><b></a>', 'malformed', 6],
    ['an end tag that begins like the right one', '<a></ab>', 'malformed', 3],
    ['a second root', '<a/><b/>', 'malformed', 4],
    ['text after the root', '<a/> x', 'malformed', 5],
    ['text before the root', 'x<a/>', 'malformed', 0],
    ['CDATA before the root', '<![CDATA[x]]><a/>', 'malformed', 0],
    ['half a comment', '<a><!-- ', 'truncated', 8],
    ['half a CDATA section', '<a><![CDATA[x]]', 'truncated', 15],
    ['half of its beginning', '<a><![CDA', 'truncated', 3],
    ['an attribute twice', '<a b="1" b="2"/>', 'malformed', 9],
    ['an attribute without value', '<a b/>', 'malformed', 4],
    ['an attribute without quotes', '<a b=c/>', 'malformed', 5],
    ['attributes without a blank between', '<a b="1"c="2"/>', 'malformed', 8],
    ['< in an attribute', '<a b="<"/>', 'malformed', 6],
    ['an entity of its own', '<a>&b;</a>', 'malformed', 3],
    ['an entity named as a method', '<a>&toString;</a>', 'malformed', 3],
    ['half a reference', '<a>é&amp</a>', 'malformed', 5],
    ['a reference to NUL', '<a>&#0;</a>', 'malformed', 3],
    ['a reference to half a pair', '<a>&#xD800;</a>', 'malformed', 3],
    ['a reference beyond Unicode', '<a>&#x110000;</a>', 'malformed', 3],
    ['U+FFFF', '<a>é\uffff</a>', 'malformed', 5],
    ['an internal subset', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'unsupported', 12],
    ['one after identifiers', '<!DOCTYPE a PUBLIC "p" "s" [', 'unsupported', 27],
    ['a late document type', '<a><!DOCTYPE a></a>', 'malformed', 3],
    ['two document types', '<!DOCTYPE a><!DOCTYPE a><a/>', 'malformed', 12],
    ['half a document type', '<!DOCTYPE a PUBLIC "p', 'truncated', 21],
    ['another encoding by declaration', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'unsupported', 0],
  ])('%s', (_, text, code, offset) => {
    expect(thrownBy(() => readXml(octets(text)))).toMatchObject({ code, offset })
  })

  it.each([
    ['UTF-16 with a mark', octets('\ufeff<a/>', 'utf16le'), 'unsupported', 0],
    ['UTF-16 without one', octets('<a/>', 'utf16le'), 'unsupported', 0],
    ['UTF-16 of the other order', Uint8Array.of(0, 0x3c, 0, 0x61), 'unsupported', 0],
    ['Latin-1', latin1('<a>é</a>'), 'malformed', 3],
    ['an overlong NUL', latin1('<a>\xc0\x80</a>'), 'malformed', 3],
    ['half a pair as UTF-8', latin1('<a>\xed\xa0\x80</a>'), 'malformed', 3],
    ['NUL', latin1('<a>\0</a>'), 'malformed', 3],
    ['a control character in a comment', latin1('<a><!--\x01--></a>'), 'malformed', 7],
  ])('%s', (_, bytes, code, offset) => {
    expect(thrownBy(() => readXml(bytes))).toMatchObject({ code, offset })
  })

  it.each([
    ['octets', '<aaaaaaaaaa/>', { maxBytes: 10 }, 10],
    ['depth', '<a><b><c/></b></a>', { maxDepth: 2 }, 6],
    ['elements', '<a><b/><b/></a>', { maxElements: 2 }, 7],
  ])('too much: %s', (_, text, limit, offset) => {
    expect(thrownBy(() => readXml(octets(text), { ...DEFAULT_LIMITS, ...limit }))).toMatchObject({
      code: 'limit',
      offset,
    })
  })

  it('a hundred thousand elements inside one another, whatever depth the caller allows', () => {
    const deep = octets('<a>'.repeat(100_000))
    expect(
      thrownBy(() => readXml(deep, { ...DEFAULT_LIMITS, maxDepth: Number.MAX_SAFE_INTEGER })),
    ).toMatchObject({ code: 'limit' })
  })
})

describe('what is read', () => {
  it('has namespaces of prefixes and defaults, each only inside its element', () => {
    const root = parseXml(octets('<a xmlns="u" xmlns:p="v"><p:b/><c xmlns=""><d/></c><e/></a>'))
    const all = (element: typeof root): string[] => [
      `${element.namespace}:${element.name}`,
      ...element.children.flatMap(all),
    ]
    expect(all(root)).toEqual(['u:a', 'v:b', ':c', ':d', 'u:e'])
  })

  it('takes no property of Object for a prefix or an attribute', () => {
    expect(readXml(octets('<constructor:a/>')).deviations).toEqual([
      { code: 'prefix-undeclared', message: 'no namespace for constructor:', offset: 0 },
    ])
    const { attributes } = parseXml(octets('<a __proto__="1" toString="2"/>'))
    expect(Object.entries(attributes)).toEqual([
      ['__proto__', '1'],
      ['toString', '2'],
    ])
  })

  it('has references, sections and line ends resolved', () => {
    expect(parseXml(octets('<a>&lt;&#x1F600;&#169;<![CDATA[&lt;]]>\r\n\r</a>')).text).toBe(
      '<\u{1f600}©&lt;\n\n',
    )
    expect(parseXml(octets('<a b="x\ty&#9;&apos;"/>')).attributes).toEqual(
      expect.objectContaining({ b: "x y\t'" }),
    )
  })

  it('has the public identifier of a document type that it did not fetch', () => {
    expect(readXml(octets('<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1/x.dtd"><a/>')).publicId).toBe(
      '-//X//Y',
    )
  })

  it('is the view of a longer buffer that it was given', () => {
    const long = octets('##<a>x</a>##')
    expect(parseXml(long.subarray(2, 10)).text).toBe('x')
  })
})
