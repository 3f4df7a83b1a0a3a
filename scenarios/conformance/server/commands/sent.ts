import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import {
  each,
  eachItem,
  hasTarget,
  never,
  relativeTargets,
  sends,
} from '../../../../harness/stage/conformance/expect/commands.ts'
import { every, once } from '../../../../harness/stage/conformance/expect/expected.ts'
import { parseAcl } from '../../../../protocol/tree/acl.ts'
import { type Ordered, ordered, ordinary, xmlOnly } from '../_acts.ts'

const GETS: readonly Ordered[] = [
  { name: 'Get', target: './DevDetail/FwV' },
  { name: 'Get', target: '.' },
]
const ADDS: readonly Ordered[] = [
  { name: 'Add', target: './Settings/Extra', format: 'node' },
  {
    name: 'Add',
    target: './Settings/Extra/Data',
    format: 'b64',
    type: 'application/octet-stream',
    data: 'AAEC/w==',
  },
]
const REPLACE: Ordered = { name: 'Replace', target: './Settings/Home', format: 'chr', data: 'a < b & c' }
const ATOMIC: Ordered = {
  name: 'Atomic',
  commands: [REPLACE, { name: 'Delete', target: './Settings/Message' }],
}
const SEQUENCE: Ordered = {
  name: 'Sequence',
  commands: [REPLACE, { name: 'Get', target: './Settings/Home' }],
}
const EXEC: Ordered = { name: 'Exec', target: './FUMO/Update', correlator: 'job-17' }
const ACL: Ordered = { name: 'Replace', target: './NAP?prop=ACL', format: 'chr', data: 'Get=*&Replace=*' }
const CONFIRM: Ordered = { name: 'Alert', code: '1101', items: ['MINDT=5&DR=1', 'Update this phone?'] }
const TNDS: Ordered = {
  name: 'Add',
  target: './Settings/Tree',
  format: 'xml',
  type: 'application/vnd.syncml.dmtnds+xml',
  data: '<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD></MgmtTree>',
}

/** Commands as the operator has queued them, and as the server sends them. */
export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', play: ordinary } as const,
    [
      {
        id: 'server/commands/relative-targets',
        clause: 'TND §6',
        purpose: 'Targets of commands are URIs relative to the root, without a slash at either end.',
        expect: [every(relativeTargets)],
      },
      {
        id: 'server/commands/item-has-target',
        clause: 'RepPro §6.6',
        purpose: 'Every Item of a management command says where.',
        expect: [every(hasTarget)],
      },
      {
        id: 'server/commands/no-client-commands',
        clause: 'RepPro §5',
        purpose: 'A server sends neither Put nor Search nor Results.',
        expect: [every(never('Put', 'Search', 'Results'))],
      },
      {
        id: 'server/commands/get-without-data',
        clause: 'RepPro §6.6 Get',
        purpose: 'A Get asks and brings nothing.',
        expect: [
          every(
            each(
              'Get',
              'no Data',
              ({ items }) => items.every(({ data }) => data === undefined) || 'Data in a Get',
            ),
          ),
        ],
      },
      {
        id: 'server/commands/delete-without-data',
        clause: 'RepPro §6.6 Delete',
        purpose: 'A Delete names a node and brings nothing.',
        needs: ['commands'],
        play: ordered([{ name: 'Delete', target: './Settings/Message' }]),
        expect: [
          every(
            each(
              'Delete',
              'no Data',
              ({ items }) => items.every(({ data }) => data === undefined) || 'Data in a Delete',
            ),
          ),
        ],
      },
      {
        id: 'server/commands/interior-format-node',
        clause: 'TND §7.7',
        purpose: 'An interior node is added with Format node.',
        needs: ['commands'],
        play: ordered(ADDS),
        expect: [
          every(
            each('Add', 'Format node', ({ items: [item], meta }) => {
              if (item?.target?.locURI !== ADDS[0]?.target) return undefined
              const format = item?.meta?.format ?? meta?.format
              return format === 'node' || `Format ${format}`
            }),
          ),
        ],
      },
      {
        id: 'server/commands/acl-grammar',
        clause: 'TND §7.7.1',
        purpose: 'An ACL that the server writes fits the grammar.',
        expect: [
          every(
            eachItem('the ACL fits the grammar', ({ target, data }) => {
              if (!target?.locURI.endsWith('?prop=ACL') || typeof data !== 'string') return undefined
              return parseAcl(data) !== undefined || `'${data}'`
            }),
          ),
        ],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'MUST', needs: ['commands'] } as const,
    [
      {
        id: 'server/commands/get',
        clause: 'RepPro §6.6 Get',
        purpose: 'The server can read a node.',
        play: ordered(GETS),
        expect: [once(sends('Get')), every(relativeTargets)],
      },
      {
        id: 'server/commands/get-root',
        clause: 'TND §6',
        purpose: 'The root is written as a dot and nothing else.',
        play: ordered([{ name: 'Get', target: '.' }]),
        expect: [
          every(each('Get', 'Target .', ({ items }) => items[0]?.target?.locURI === '.' || 'another Target')),
        ],
      },
      {
        id: 'server/commands/add',
        clause: 'RepPro §6.6 Add',
        purpose: 'The server can add a node.',
        play: ordered(ADDS),
        expect: [once(sends('Add'))],
      },
      {
        id: 'server/commands/replace',
        clause: 'RepPro §6.6 Replace',
        purpose: 'The server can replace a value; mark-up in it arrives as text.',
        play: ordered([REPLACE]),
        expect: [
          every(
            each(
              'Replace',
              'the value as ordered',
              ({ items }) => items[0]?.data === 'a < b & c' || String(items[0]?.data),
            ),
          ),
        ],
      },
      {
        id: 'server/commands/delete',
        clause: 'RepPro §6.6 Delete',
        purpose: 'The server can delete a node.',
        play: ordered([{ name: 'Delete', target: './Settings/Message' }]),
        expect: [once(sends('Delete'))],
      },
      {
        id: 'server/commands/binary-in-xml',
        clause: 'TND §7.7',
        purpose: 'A binary value travels in XML with Format b64, and is valid base64.',
        inapplicable: xmlOnly,
        play: ordered(ADDS),
        expect: [
          every(
            each('Add', 'b64 is base64', ({ items }) => {
              const [item] = items
              if (item?.meta?.format === 'bin') return 'Format bin in XML'
              if (item?.meta?.format !== 'b64') return undefined
              return (
                (typeof item.data === 'string' && /^[A-Za-z0-9+/\s]*={0,2}$/.test(item.data)) || 'no base64'
              )
            }),
          ),
        ],
      },
      {
        id: 'server/commands/type-and-format',
        clause: 'RepPro §6.6 Add',
        purpose: 'A leaf of another type than text goes out with Type and Format.',
        play: ordered(ADDS),
        expect: [
          every(
            eachItem('Type and Format', ({ data, meta }) =>
              data === undefined
                ? undefined
                : (meta?.type !== undefined && meta.format !== undefined) || 'Meta is not whole',
            ),
          ),
        ],
      },
      {
        id: 'server/commands/sequence-whole',
        clause: 'RepPro §6.6 Sequence',
        purpose: 'A Sequence goes out whole in one message.',
        play: ordered([SEQUENCE]),
        expect: [
          every(
            each(
              'Sequence',
              'two commands',
              ({ commands }) => commands.length === 2 || `${commands.length} commands`,
            ),
          ),
        ],
      },
      {
        id: 'server/commands/no-sequence-in-sequence',
        clause: 'RepPro DTD',
        purpose: 'No Sequence stands in a Sequence.',
        play: ordered([SEQUENCE]),
        expect: [
          every(
            each(
              'Sequence',
              'no Sequence inside',
              ({ commands }) => !commands.some(({ name }) => name === 'Sequence') || 'one inside',
            ),
          ),
        ],
      },
      {
        id: 'server/commands/atomic-whole',
        clause: 'RepPro §6.6 Atomic',
        purpose: 'An Atomic goes out whole in one message.',
        play: ordered([ATOMIC]),
        expect: [
          every(
            each(
              'Atomic',
              'two commands',
              ({ commands }) => commands.length === 2 || `${commands.length} commands`,
            ),
          ),
        ],
      },
      {
        id: 'server/commands/no-get-in-atomic',
        clause: 'RepPro §6.6 Atomic',
        purpose: 'Neither Get nor Atomic stands in an Atomic.',
        play: ordered([ATOMIC]),
        expect: [
          every(
            each(
              'Atomic',
              'no Get, no Atomic inside',
              ({ commands }) =>
                !commands.some(({ name }) => name === 'Get' || name === 'Atomic') || 'one inside',
            ),
          ),
        ],
      },
      {
        id: 'server/commands/exec-one-item',
        clause: 'RepPro DTD',
        purpose: 'An Exec has exactly one Item.',
        play: ordered([EXEC]),
        expect: [
          every(each('Exec', 'one Item', ({ items }) => items.length === 1 || `${items.length} Items`)),
        ],
      },
      {
        id: 'server/commands/replace-acl',
        clause: 'TND §7.7.1',
        purpose: 'An ACL is written as a property of its node, as text.',
        play: ordered([ACL]),
        expect: [
          every(
            each(
              'Replace',
              'Format chr or none',
              ({ items }) =>
                ['chr', undefined].includes(items[0]?.meta?.format) || `Format ${items[0]?.meta?.format}`,
            ),
          ),
        ],
      },
      {
        id: 'server/commands/user-alert-items',
        clause: 'DM Protocol §10',
        purpose: 'An alert for the user has two Items or more.',
        play: ordered([CONFIRM]),
        expect: [
          every(
            each('Alert', 'two Items', ({ data, items }) =>
              data === '1101' ? items.length >= 2 || `${items.length} Items` : undefined,
            ),
          ),
        ],
      },
      {
        id: 'server/commands/user-alert-options',
        clause: 'DM Protocol §10.2',
        purpose:
          'The first Item of an alert for the user holds its options, KEY=value joined by &, or nothing.',
        play: ordered([CONFIRM]),
        expect: [
          every(
            each('Alert', 'options', ({ data, items }) => {
              if (data !== '1101') return undefined
              const options = items[0]?.data
              return (
                typeof options !== 'string' ||
                /^([A-Z]+=[^&=]*(&[A-Z]+=[^&=]*)*)?$/.test(options) ||
                `options '${options}'`
              )
            }),
          ),
        ],
      },
      {
        id: 'server/commands/tree-escaped',
        clause: 'RepPro §5.4',
        purpose: 'A tree in an Add travels as escaped text or as mark-up of its own namespace.',
        play: ordered([TNDS]),
        expect: [once(sends('Add'))],
      },
    ] as const,
  ),
  {
    id: 'server/commands/exec-correlator',
    side: 'server',
    level: 'SHOULD',
    clause: 'RepPro §6.6 Exec',
    purpose: 'An Exec whose end is reported later has a Correlator.',
    needs: ['commands'],
    play: ordered([EXEC]),
    expect: [
      every(each('Exec', 'Correlator', ({ correlator }) => correlator !== undefined || 'no Correlator')),
    ],
  },
]
