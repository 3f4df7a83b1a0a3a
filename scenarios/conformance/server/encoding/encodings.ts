import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every, last, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { answered, refusedSomehow, sameEncoding } from '../../../../harness/stage/conformance/expect/http.ts'
import { without } from '../../../../harness/stage/conformance/expect/syntax.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { ordinary, wbxmlOnly, xmlOnly } from '../_acts.ts'

const wbxml = (name: string, see: (bytes: Uint8Array) => true | string) =>
  test(name, ({ got }) => (got?.content === 'wbxml' && got.message ? see(got.bytes) : undefined))

/** The header of a WBXML document: version, public identifier (a number, or 0 and a place in the string table), charset. */
const utf8 = wbxml('charset UTF-8', (bytes) => {
  let at = 1
  if (bytes[at] === 0) at += 1
  while ((bytes[at] ?? 0) & 0x80) at += 1
  at += 1
  return bytes[at] === 0x6a || `charset 0x${bytes[at]?.toString(16)}`
})
/** A reader that refuses the version reads nothing else: so the media type says what it was meant to be. */
const version = test('WBXML 1.1, 1.2 or 1.3', ({ got }) => {
  if (!got?.contentType.includes('wbxml') || got.bytes.length === 0) return undefined
  return [1, 2, 3].includes(got.bytes[0] ?? 0) || `version 0x${got.bytes[0]?.toString(16)}`
})
const named = wbxml('the public identifier is that of SyncML 1.2', (bytes) => {
  const numeric = bytes[1] === 0xa4 && bytes[2] === 0x01
  const text = bytes[1] === 0 && Buffer.from(bytes).includes('SYNCML 1.2', 0, 'latin1')
  const other = bytes[1] === 0 && /syncml 1\.2/i.test(Buffer.from(bytes.subarray(0, 80)).toString('latin1'))
  return numeric || text || other || `octets ${Buffer.from(bytes.subarray(1, 4)).toString('hex')}`
})

/** The same message with an XML feature that changes nothing of what it says. */
const rewritten = (change: (xml: string) => string) => async (device: ScriptedDevice) => {
  const altered = (body: Uint8Array) => Buffer.from(change(Buffer.from(body).toString('utf8')), 'utf8')
  await device.opens({ cred: 'none', altered })
}

export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', play: ordinary } as const,
    [
      {
        id: 'server/encoding/same-as-request',
        clause: 'RepPro §4',
        purpose: 'An answer has the encoding of its request, under the DM media type.',
        expect: [every(sameEncoding)],
      },
      {
        id: 'server/encoding/wbxml-charset',
        clause: 'WBXML 1.3 §5.6',
        purpose: 'WBXML answers declare UTF-8.',
        inapplicable: wbxmlOnly,
        expect: [every(utf8)],
      },
      {
        id: 'server/encoding/wbxml-version',
        clause: 'WBXML 1.3 §5.4',
        purpose: 'WBXML answers are of a version that SyncML names.',
        inapplicable: wbxmlOnly,
        expect: [every(version)],
      },
      {
        id: 'server/encoding/wbxml-public-id',
        clause: 'RepPro §4.1',
        purpose: 'WBXML answers name SyncML 1.2, by number or by its formal public identifier.',
        inapplicable: wbxmlOnly,
        versions: ['1.2', '1.3'],
        expect: [every(named)],
      },
      {
        id: 'server/encoding/wbxml-tokens',
        clause: 'WBXML 1.3 §5.8',
        purpose: 'WBXML answers end with their root element and use the tokens of the code pages.',
        inapplicable: wbxmlOnly,
        expect: [
          every(without('no token beside the code pages', 'trailing-octets', 'literal-tag', 'padded-number')),
        ],
      },
      {
        id: 'server/encoding/xml-well-formed',
        clause: 'XML 1.0 §2.1',
        purpose: 'XML answers are well formed.',
        inapplicable: xmlOnly,
        expect: [every(answered)],
      },
    ] as const,
  ),
  ...conformanceCases(
    {
      side: 'server',
      level: 'MUST',
      clause: 'XML 1.0',
      inapplicable: xmlOnly,
      expect: [last(answered)],
    } as const,
    [
      {
        id: 'server/encoding/reads-cdata',
        purpose: 'A CDATA section is text like any other.',
        play: rewritten((xml) => xml.replace('<Data>1201</Data>', '<Data><![CDATA[1201]]></Data>')),
      },
      {
        id: 'server/encoding/reads-character-references',
        purpose: 'Character references are the characters that they stand for.',
        play: rewritten((xml) => xml.replace('<Data>1201</Data>', '<Data>&#49;&#x32;01</Data>')),
      },
      {
        id: 'server/encoding/reads-white-space',
        purpose: 'White space between elements says nothing.',
        play: rewritten((xml) => xml.replaceAll('><', '>\n  <')),
      },
      {
        id: 'server/encoding/reads-comments',
        purpose: 'Comments say nothing.',
        play: rewritten((xml) => xml.replace('<SyncBody>', '<!-- said by hand --><SyncBody>')),
      },
      {
        id: 'server/encoding/reads-prefixes',
        purpose: 'A prefix is a name for a namespace, whatever it is called.',
        play: rewritten((xml) =>
          xml
            .replace(/<(\/?)(?=[A-Z])/g, '<$1s:')
            .replace('xmlns="SYNCML', 'xmlns:s="SYNCML')
            .replace(/<(\/?)s:(\w+) xmlns="syncml:metinf"/g, '<$1$2 xmlns="syncml:metinf"')
            .replace(/<s:(Format|Type|MaxMsgSize|MaxObjSize)\b/g, '<$1')
            .replace(/<\/s:(Format|Type|MaxMsgSize|MaxObjSize)>/g, '</$1>'),
        ),
      },
      {
        id: 'server/encoding/reads-single-quotes',
        purpose: 'Attributes stand in either kind of quotes.',
        play: rewritten((xml) => xml.replace('xmlns="SYNCML:SYNCML1.2"', "xmlns='SYNCML:SYNCML1.2'")),
      },
      {
        id: 'server/encoding/reads-processing-instructions',
        purpose: 'A processing instruction for somebody else says nothing.',
        play: rewritten((xml) => xml.replace('<SyncBody>', '<?other says="something"?><SyncBody>')),
      },
      {
        id: 'server/encoding/reads-namespace-above',
        purpose: 'The namespace of Meta may be declared further up.',
        play: rewritten((xml) =>
          xml
            .replace('xmlns="SYNCML:SYNCML1.2"', 'xmlns="SYNCML:SYNCML1.2" xmlns:m="syncml:metinf"')
            .replace(/<(\w+) xmlns="syncml:metinf">([^<]*)<\/\1>/g, '<m:$1>$2</m:$1>'),
        ),
      },
      {
        id: 'server/encoding/reads-empty-element-pairs',
        purpose: 'An empty element may be written as a pair of tags.',
        play: rewritten((xml) => xml.replace('<Final/>', '<Final></Final>')),
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'XML 1.0 §4.3.3', inapplicable: xmlOnly } as const,
    [
      {
        id: 'server/encoding/byte-order-mark',
        purpose: 'A byte order mark is read over.',
        play: rewritten((xml) => `\uFEFF${xml}`),
        expect: [last(answered)],
      },
      {
        id: 'server/encoding/utf-16',
        purpose: 'A document in UTF-16 is read or refused; it is never taken for something else.',
        play: async (device: ScriptedDevice) => {
          await device.opens({
            cred: 'none',
            altered: (body) => Buffer.from(`\uFEFF${Buffer.from(body).toString('utf8')}`, 'utf16le'),
          })
        },
        expect: [last(test('read or refused', ({ got, fault }) => (got ? true : `no answer (${fault})`)))],
      },
      {
        id: 'server/encoding/latin-1-declared',
        purpose: 'Octets that are no UTF-8 are refused under a declaration of UTF-8.',
        play: async (device: ScriptedDevice) => {
          await device.opens({
            cred: 'none',
            altered: (body) =>
              Buffer.from(Buffer.from(body).toString('utf8').replace('en-GB', 'Zürich'), 'latin1'),
          })
        },
        expect: [last(refusedSomehow)],
      },
    ] as const,
  ),
]
