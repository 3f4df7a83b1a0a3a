import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every, last, overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { alive, answered, refusedSomehow } from '../../../../harness/stage/conformance/expect/http.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { wbxmlOnly } from '../_acts.ts'

const FPI = '-//SYNCML//DTD SyncML 1.2//EN'

const changed = (change: (octets: Buffer) => Uint8Array) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none', altered: (octets) => change(Buffer.from(octets)) })
}
/** The prolog of our own messages: version 02, public id A4 01, charset 6A, no string table. */
const prolog = (...octets: readonly (number | string)[]) =>
  changed((body) =>
    Buffer.concat([
      ...octets.map((each) => (typeof each === 'string' ? Buffer.from(each) : Buffer.from([each]))),
      body.subarray(5),
    ]),
  )

const SURVIVES = [
  overall('refused', (transcript) => {
    const [blow] = transcript.exchanges
    return blow === undefined ? undefined : (refusedSomehow.see(blow, transcript) ?? true)
  }),
  last(alive),
  every(noCommands),
]

/** The forms of WBXML that devices send, and those that no device does. */
export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', inapplicable: wbxmlOnly, expect: [last(answered)] } as const,
    [
      {
        id: 'server/robustness/wbxml-1.1',
        clause: 'WBXML 1.3 §5.4',
        purpose: 'WBXML 1.1 is read.',
        play: prolog(0x01, 0xa4, 0x01, 0x6a, 0x00),
      },
      {
        id: 'server/robustness/wbxml-1.3',
        clause: 'WBXML 1.3 §5.4',
        purpose: 'WBXML 1.3 is read.',
        play: prolog(0x03, 0xa4, 0x01, 0x6a, 0x00),
      },
      {
        id: 'server/robustness/wbxml-public-id-text',
        clause: 'WBXML 1.3 §5.5',
        purpose: 'The public identifier may be text in the string table.',
        play: prolog(0x02, 0x00, 0x00, 0x6a, FPI.length + 1, FPI, 0x00),
      },
    ] as const,
  ),
  ...conformanceCases(
    {
      side: 'server',
      level: 'QUALITY',
      clause: 'WBXML 1.3',
      inapplicable: wbxmlOnly,
      expect: [last(answered)],
    } as const,
    [
      {
        id: 'server/robustness/wbxml-public-id-text-without-nul',
        purpose: 'The text of the public identifier may lack its NUL, as some devices send it.',
        play: prolog(0x02, 0x00, 0x00, 0x6a, FPI.length, FPI),
      },
      {
        id: 'server/robustness/wbxml-public-id-amid-the-table',
        purpose: 'The public identifier may stand anywhere in the string table.',
        play: prolog(0x02, 0x00, 0x04, 0x6a, FPI.length + 5, 'pad', 0x00, FPI, 0x00),
      },
      {
        id: 'server/robustness/wbxml-padded-number',
        purpose: 'A number with leading padding is that number.',
        play: prolog(0x02, 0x80, 0xa4, 0x01, 0x6a, 0x00),
      },
      {
        id: 'server/robustness/wbxml-page-said-again',
        purpose: 'A switch to the page that is on already changes nothing.',
        play: prolog(0x02, 0xa4, 0x01, 0x6a, 0x00, 0x00, 0x00),
      },
      {
        id: 'server/robustness/wbxml-empty-element-with-end',
        purpose: 'An empty element may have content that ends at once.',
        play: changed((octets) =>
          Buffer.concat([octets.subarray(0, octets.length - 3), Buffer.of(0x52, 0x01, 0x01, 0x01)]),
        ),
      },
      {
        id: 'server/robustness/wbxml-namespace-as-literal',
        purpose: 'The namespace as a literal attribute of SyncML, as some devices write it, is read over.',
        play: changed((octets) =>
          Buffer.concat([
            octets.subarray(0, 5),
            Buffer.of(0xed, 0x04, 0x00, 0x03),
            Buffer.from('SYNCML:SYNCML1.2'),
            Buffer.of(0x00, 0x01),
            octets.subarray(6),
          ]),
        ),
      },
    ] as const,
  ),
  ...conformanceCases(
    {
      side: 'server',
      level: 'QUALITY',
      clause: 'hostile input',
      inapplicable: wbxmlOnly,
      expect: SURVIVES,
    } as const,
    [
      {
        id: 'server/robustness/wbxml-header-only',
        purpose: 'A document of nothing but its prolog is refused.',
        play: changed((octets) => octets.subarray(0, 5)),
      },
      {
        id: 'server/robustness/wbxml-string-table-overrun',
        purpose: 'A string table that is longer than the document is refused.',
        play: prolog(0x02, 0xa4, 0x01, 0x6a, 0xff, 0x7f),
      },
      {
        id: 'server/robustness/wbxml-string-without-end',
        purpose: 'A string without its end is refused.',
        play: changed((octets) => octets.subarray(0, octets.indexOf('1.2') + 2)),
      },
      {
        id: 'server/robustness/wbxml-opaque-overrun',
        purpose: 'An OPAQUE that is longer than the document is refused.',
        play: changed((octets) => {
          const at = octets.indexOf('1.2')
          return Buffer.concat([
            octets.subarray(0, at - 1),
            Buffer.of(0xc3, 0xff, 0xff, 0x7f),
            octets.subarray(at),
          ])
        }),
      },
      {
        id: 'server/robustness/wbxml-other-document',
        purpose: 'Provisioning data in the place of a message are refused.',
        play: prolog(0x03, 0x0b, 0x6a, 0x00, 0x45, 0x01),
      },
      {
        id: 'server/robustness/wbxml-version-2',
        purpose: 'A version that nobody knows is refused.',
        play: prolog(0x10, 0xa4, 0x01, 0x6a, 0x00),
      },
      {
        id: 'server/robustness/wbxml-endless-number',
        purpose: 'A number without end is refused.',
        play: prolog(0x02, 0xa4, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      },
    ] as const,
  ),
]
