import type { Dialect } from '../../../../harness/history/event.ts'
import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { every, last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { ends, noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import { noStatusForStatus } from '../../../../harness/stage/conformance/expect/status.ts'
import { type Deed, statusOf } from '../../../../harness/stage/conformance/reply.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { noMac, type Ordered, ordered, queue, wbxmlOnly } from '../_acts.ts'

const TWO: readonly Ordered[] = [
  { name: 'Get', target: './DevDetail/FwV' },
  { name: 'Get', target: './DevDetail/SwV' },
]
const told = (locURI: string, data = '1.0') => ({
  source: { locURI },
  meta: { format: 'chr', type: 'text/plain' },
  data,
})
const unsignedWbxml = (dialect: Dialect) => wbxmlOnly(dialect) ?? noMac(dialect)
const VALUE = '9.87-tokens'

/** Results whose value goes out in other tokens of WBXML than an inline string. */
const inOtherTokens =
  (tokens: (value: readonly number[]) => readonly number[]) => async (device: ScriptedDevice) => {
    await queue(device, ...TWO)
    await device.enters()
    const inline = Buffer.concat([Buffer.of(0x03), Buffer.from(VALUE), Buffer.of(0x00)])
    const altered = (body: Uint8Array) => {
      const octets = Buffer.from(body)
      const at = octets.indexOf(inline)
      if (at === -1) throw new NotReached('the value does not go out as an inline string')
      const other = Buffer.from(tokens([...Buffer.from(VALUE)]))
      return Buffer.concat([octets.subarray(0, at), other, octets.subarray(at + inline.length)])
    }
    const brings: Deed = ({ name }) =>
      name === 'Get' ? { code: 200, items: [told('./DevDetail/FwV', VALUE)] } : undefined
    await device.answers(brings, { altered })
    await device.finishes()
  }
const ORDERLY = [every(answered), last(noCommands), ends(10)]

/** How devices bring what a Get asked for. */
export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', needs: ['commands'], expect: ORDERLY } as const,
    [
      {
        id: 'server/results/several-items',
        clause: 'TND §8.4',
        purpose: 'Results with several Items are taken.',
        play: ordered(TWO, ({ name }) =>
          name === 'Get'
            ? { code: 200, items: [told('./DevDetail/FwV'), told('./DevDetail/SwV')] }
            : undefined,
        ),
      },
      {
        id: 'server/results/several-results',
        clause: 'TND §8.4',
        purpose: 'A Get may be answered by several Results with one Item each.',
        play: async (device: ScriptedDevice) => {
          await queue(device, TWO[0] ?? { name: 'Get' })
          await device.enters()
          const replies = device.replies()
          await device.say([...replies, ...replies.filter(({ name }) => name === 'Results')])
          await device.finishes()
        },
      },
      {
        id: 'server/results/without-msg-ref',
        clause: 'RepPro §6.6 Results',
        purpose: 'Results without MsgRef belong to the first message.',
        play: async (device: ScriptedDevice) => {
          await queue(device, ...TWO)
          await device.enters()
          await device.say(
            device.replies().map((each) => {
              if (each.name !== 'Results') return each
              const { msgRef: _, ...rest } = each
              return rest
            }),
          )
          await device.finishes()
        },
      },
      {
        id: 'server/results/binary',
        clause: 'TND §7.7',
        purpose: 'A binary value in base64 is taken.',
        play: ordered(TWO, ({ name }) =>
          name === 'Get'
            ? {
                code: 200,
                items: [
                  {
                    source: { locURI: './DevDetail/FwV' },
                    meta: { format: 'b64', type: 'application/octet-stream' },
                    data: 'AAEC/w==',
                  },
                ],
              }
            : undefined,
        ),
      },
      {
        id: 'server/results/wbxml-opaque',
        clause: 'WBXML 1.3 §5.8',
        purpose: 'A value may be OPAQUE instead of an inline string.',
        inapplicable: unsignedWbxml,
        play: inOtherTokens((value) => [0xc3, value.length, ...value]),
      },
      {
        id: 'server/results/wbxml-split-text',
        clause: 'WBXML 1.3 §5.8',
        purpose: 'A value may be cut into several strings.',
        inapplicable: unsignedWbxml,
        play: inOtherTokens(([first = 0, ...rest]) => [0x03, first, 0x00, 0xc3, rest.length, ...rest]),
      },
      {
        id: 'server/results/wbxml-entity',
        clause: 'WBXML 1.3 §5.8',
        purpose: 'A character may be an entity of its number.',
        inapplicable: unsignedWbxml,
        play: inOtherTokens(([first = 0, ...rest]) => [0x02, first, 0x03, ...rest, 0x00]),
      },
      {
        id: 'server/results/uri-without-dot',
        clause: 'TND §6',
        purpose: 'DevDetail/FwV and ./DevDetail/FwV are the same node.',
        play: ordered(TWO, ({ name }) =>
          name === 'Get' ? { code: 200, items: [told('DevDetail/FwV')] } : undefined,
        ),
      },
      {
        id: 'server/results/without-meta',
        clause: 'RepPro §6.6 Results',
        purpose: 'Results without Meta are taken as text.',
        play: ordered(TWO, ({ name }) =>
          name === 'Get'
            ? { code: 200, items: [{ source: { locURI: './DevDetail/FwV' }, data: '1' }] }
            : undefined,
        ),
      },
      {
        id: 'server/results/empty',
        clause: 'TND §7.7',
        purpose: 'An interior node without children answers with empty Data and 200.',
        play: ordered(TWO, ({ name }) =>
          name === 'Get' ? { code: 200, items: [told('./DevDetail/FwV', '')] } : undefined,
        ),
      },
      {
        id: 'server/results/children',
        clause: 'TND §7.7',
        purpose: 'Names of children, joined by slashes, are taken.',
        play: ordered([{ name: 'Get', target: './Settings' }], ({ name }) =>
          name === 'Get'
            ? {
                code: 200,
                items: [
                  { source: { locURI: './Settings' }, meta: { format: 'node' }, data: 'Home/Message/Store' },
                ],
              }
            : undefined,
        ),
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', needs: ['commands'] } as const,
    [
      {
        id: 'server/results/for-nothing',
        clause: 'RepPro §6.6 Results',
        purpose: 'Results for a command that was never sent are read over.',
        play: async (device: ScriptedDevice) => {
          await queue(device, ...TWO)
          await device.enters()
          await device.answers(undefined, {}, [
            { name: 'Results', msgRef: '1', cmdRef: '999', items: [told('./DevDetail/FwV')] },
          ])
          await device.finishes()
        },
        expect: ORDERLY,
      },
      {
        id: 'server/results/status-for-nothing',
        clause: 'RepPro §6.6 Status',
        purpose: 'A Status for a command that was never sent is read over.',
        play: async (device: ScriptedDevice) => {
          await queue(device, ...TWO)
          await device.enters()
          await device.answers(undefined, {}, [statusOf('1', { cmdID: '999', name: 'Get' }, 200)])
          await device.finishes()
        },
        expect: ORDERLY,
      },
      {
        id: 'server/results/before-status',
        clause: 'DM Protocol §6',
        purpose: 'Results that come before their Status are taken.',
        play: async (device: ScriptedDevice) => {
          await queue(device, ...TWO)
          await device.enters()
          const [header, ...rest] = device.replies()
          const results = rest.filter(({ name }) => name === 'Results')
          await device.say(
            header ? [header, ...results, ...rest.filter(({ name }) => name !== 'Results')] : [],
          )
          await device.finishes()
        },
        expect: ORDERLY,
      },
      {
        id: 'server/results/status-twice',
        clause: 'RepPro §6.6 Status',
        purpose: 'A Status that comes twice counts once.',
        play: async (device: ScriptedDevice) => {
          await queue(device, ...TWO)
          await device.enters()
          const replies = device.replies()
          await device.say([...replies, ...replies.filter(({ name }) => name === 'Status').slice(1)])
          await device.finishes()
        },
        expect: [...ORDERLY, every(noStatusForStatus)],
      },
      {
        id: 'server/results/control-characters',
        clause: 'XML 1.0 §2.2',
        purpose: 'Text in any script is taken as it is.',
        play: ordered(TWO, ({ name }) =>
          name === 'Get'
            ? { code: 200, items: [told('./DevDetail/FwV', 'Zürich – Ελλάδα – 日本 – 🚀')] }
            : undefined,
        ),
        expect: ORDERLY,
      },
    ] as const,
  ),
]
