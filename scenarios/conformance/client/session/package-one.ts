import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { always, clientSays } from '../../../../harness/stage/conformance/expect/client.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { get } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'

const once = async (server: ScriptedServer) => {
  await server.begins()
  await server.ends()
}
const withWork = async (server: ScriptedServer) => {
  await server.gives([get('101', './DevInfo/Man')])
}
const first = (what: string, see: Parameters<typeof clientSays>[2]) => clientSays(0, what, see)
const LEAVES = ['DevId', 'Man', 'Mod', 'DmV', 'Lang']

export default conformanceCases({ side: 'client', level: 'MUST', clause: 'DM Protocol §8.3' } as const, [
  {
    id: 'client/session/versions',
    purpose: 'Package 1 says which DTD and protocol the client speaks.',
    play: once,
    expect: [
      first('VerDTD and VerProto belong together', ({ sent }) => {
        const { verDTD = '', verProto = '' } = sent.message?.hdr ?? {}
        const known = ['1.2 DM/1.2', '1.1 DM/1.1', '1.2 DM/1.3']
        return known.includes(`${verDTD} ${verProto}`) || `${verDTD} ${verProto}`
      }),
    ],
  },
  {
    id: 'client/session/ids',
    purpose: 'Package 1 has a SessionID of four characters at most, and MsgID 1.',
    play: once,
    expect: [
      first('SessionID and MsgID', ({ sent }) => {
        const { sessionID = '', msgID = '' } = sent.message?.hdr ?? {}
        return (/^.{1,4}$/.test(sessionID) && msgID === '1') || `SessionID ${sessionID}, MsgID ${msgID}`
      }),
    ],
  },
  {
    id: 'client/session/msg-ids-rise',
    purpose: 'Every message of the client has a MsgID of its own.',
    play: withWork,
    expect: [
      overall('MsgIDs rise', ({ exchanges }) => {
        const ids = exchanges.map(({ sent }) => Number(sent.message?.hdr.msgID))
        return ids.length < 2
          ? undefined
          : ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0)) || ids.join(' ')
      }),
    ],
  },
  {
    id: 'client/session/source-and-target',
    purpose: 'Source names the device as a URI, Target the server.',
    play: once,
    expect: [
      first('Source and Target', ({ sent }) => {
        const { source, target } = sent.message?.hdr ?? {}
        return (
          (/^[\w.-]+:.+/.test(source?.locURI ?? '') && target?.locURI !== '') || `Source ${source?.locURI}`
        )
      }),
    ],
  },
  {
    id: 'client/session/alert-1201',
    purpose: 'A session that the client begins has Alert 1201 in its first message.',
    play: once,
    expect: [
      first(
        'Alert 1201',
        ({ sent }) =>
          sent.message?.body.commands.some((each) => each.name === 'Alert' && each.data === '1201') ||
          'no Alert 1201',
      ),
    ],
  },
  ...LEAVES.map((leaf) => ({
    id: `client/session/dev-info-${leaf.toLowerCase()}`,
    purpose: `The first message replaces DevInfo, ./DevInfo/${leaf} in it as Source.`,
    play: once,
    expect: [
      first(`an Item ./DevInfo/${leaf}`, ({ sent }) => {
        const items =
          sent.message?.body.commands.flatMap((each) => (each.name === 'Replace' ? each.items : [])) ?? []
        const found = items.find(({ source }) => source?.locURI.replace(/^\.\//, '') === `DevInfo/${leaf}`)
        return (typeof found?.data === 'string' && found.data !== '') || `no ${leaf}`
      }),
    ],
  })),
  {
    id: 'client/session/allowed-commands',
    purpose: 'A client sends Replace, Results, Alert and Status, and nothing else.',
    play: withWork,
    expect: [
      always('only what a client may send', ({ sent }) => {
        const other = sent.message?.body.commands.find(
          ({ name }) => !['Replace', 'Results', 'Alert', 'Status'].includes(name),
        )
        return other === undefined || `${other.name}`
      }),
    ],
  },
  {
    id: 'client/session/final',
    purpose: 'Package 1 of a client that has said all ends with Final.',
    play: once,
    expect: [first('Final', ({ sent }) => sent.message?.body.final || 'no Final')],
  },
  {
    id: 'client/session/cmd-ids',
    purpose: 'CmdIDs are unique in each message, and not 0.',
    play: withWork,
    expect: [
      always('CmdIDs', ({ sent }) => {
        const ids = sent.message?.body.commands.map(({ cmdID }) => cmdID) ?? []
        return (new Set(ids).size === ids.length && !ids.includes('0') && !ids.includes('')) || ids.join(' ')
      }),
    ],
  },
])
