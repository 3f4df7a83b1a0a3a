import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, messages, results } from '../../../../harness/stage/conformance/expect/client.ts'
import { after, overall, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { add, addNode, ask, get } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { alertsIn, headerStatusIn, statusesIn } from '../../../../harness/stage/conformance/transcript.ts'
import { LEAF, OWN } from '../_sessions.ts'

const GETS = [get('101', './DevInfo/Man'), get('102', './DevInfo/Mod')]

export default conformanceCases(
  { side: 'client', level: 'MUST', clause: 'DM Protocol §6' } as const,
  [
    {
      id: 'client/session/status-for-each-command',
      purpose: 'Package 3 has a Status for SyncHdr and for each command.',
      play: async (server: ScriptedServer) => server.gives(GETS),
      expect: [
        answeredWith('101', 200),
        answeredWith('102', 200),
        overall('a Status for SyncHdr', ({ exchanges }) => {
          const answer = exchanges.find(({ sent }) =>
            statusesIn(sent.message).some(({ cmdRef }) => cmdRef === '101'),
          )
          return answer === undefined
            ? undefined
            : headerStatusIn(answer.sent.message) !== undefined || 'none'
        }),
      ],
    },
    {
      id: 'client/session/results-after-status',
      purpose: 'Results come after the Status of their command.',
      play: async (server: ScriptedServer) => server.gives(GETS),
      expect: [
        overall('Status before Results', ({ exchanges }) => {
          const all = exchanges.flatMap(({ sent }) => sent.message?.body.commands ?? [])
          const at = (name: string) =>
            all.findIndex((each) => each.name === name && 'cmdRef' in each && each.cmdRef === '101')
          if (at('Results') === -1) return undefined
          return at('Status') < at('Results') || 'Results before their Status'
        }),
      ],
    },
    {
      id: 'client/session/silent-at-the-end',
      purpose: 'After a package without commands the client says nothing more.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        server.mark('the end')
        await server.says()
      },
      expect: [messages('no message after the end', (count) => count === 0, 'the end')],
    },
    {
      id: 'client/session/abort-not-answered',
      purpose: 'Alert 1223 of the server ends the session.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        server.mark('abort')
        await server.says([ask('103', '1223')])
      },
      expect: [messages('no message after the abort', (count) => count === 0, 'abort')],
    },
    {
      id: 'client/session/asks-for-the-rest',
      purpose: 'After a message without Final the client asks for the next, and does not say Final itself.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        server.mark('no Final')
        await server.says([get('101', './DevInfo/Man')], { final: false })
        await server.ends()
      },
      expect: [
        after(
          'no Final',
          test('asks or brings something, without Final', ({ sent }) => {
            if (!sent.message) return undefined
            const says = alertsIn(sent.message, '1222').length > 0 || sent.message.body.commands.length > 1
            return (
              (says && !sent.message.body.final) ||
              (sent.message.body.final ? 'Final' : 'neither 1222 nor anything else')
            )
          }),
        ),
      ],
    },
    {
      id: 'client/session/resp-uri',
      purpose: 'The next message goes to the RespURI of the server.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        await server.says([get('101', './DevInfo/Man')], { respURI: `${server.endpoint}?s=elsewhere` })
        await server.ends()
      },
      expect: [
        overall('Target is the RespURI', ({ exchanges }) => {
          const last = exchanges.at(-1)?.sent.message?.hdr.target.locURI
          return last === undefined ? undefined : last.endsWith('?s=elsewhere') || `Target ${last}`
        }),
      ],
    },
    {
      id: 'client/session/small-messages',
      purpose: 'No message of the client is longer than the MaxMsgSize of the server.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        const many = Array.from({ length: 24 }, (_, at) => get(String(200 + at), './DevInfo/Man'))
        for (let next = await server.says(many, { maxMsgSize: 3_000 }); next && !next.body.final; )
          next = await server.says([ask('900', '1222')], { final: false })
        await server.ends()
      },
      expect: [
        overall('no message above 3000 octets', ({ exchanges }) => {
          const long = exchanges.slice(1).find(({ sent }) => sent.bytes.length > 3_000)
          return exchanges.length < 3
            ? 'the answer came in one message'
            : long === undefined || `${long.sent.bytes.length} octets`
        }),
        answeredWith('223', 200),
      ],
    },
    {
      id: 'client/session/final-on-the-last',
      purpose: 'An answer in several messages has Final in its last one alone.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        server.mark('a long answer')
        const many = Array.from({ length: 24 }, (_, at) => get(String(200 + at), './DevInfo/Man'))
        for (let next = await server.says(many, { maxMsgSize: 3_000 }); next && !next.body.final; )
          next = await server.says([ask('900', '1222')], { final: false })
        await server.ends()
      },
      expect: [
        overall('Final on the last message', (transcript) => {
          const parts = transcript.after('a long answer').map(({ sent }) => sent.message?.body.final)
          if (parts.length < 2) return 'the answer came in one message'
          return parts.every((final, at) => final === (at === parts.length - 1)) || `Final ${parts.join(' ')}`
        }),
      ],
    },
    {
      id: 'client/session/large-answers-kept',
      purpose: 'No object of the client is larger than the MaxObjSize of the server.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        await server.says([addNode('101', OWN), add('102', LEAF, 'x'.repeat(600))])
        await server.says([get('103', LEAF)], { maxObjSize: 200 })
        await server.ends()
      },
      expect: [
        overall('no Data above 200 octets', ({ exchanges }) => {
          const sizes = exchanges.flatMap(({ sent }) =>
            (sent.message?.body.commands ?? []).flatMap((each) =>
              each.name === 'Results' ? each.items.map(({ data }) => String(data ?? '').length) : [],
            ),
          )
          return sizes.every((size) => size <= 200) || `${Math.max(...sizes)} octets`
        }),
        answeredWith('102', 200, 201),
      ],
    },
    {
      id: 'client/session/next-alert-answered',
      purpose: 'Alert 1222 of the server gets its Status.',
      play: async (server: ScriptedServer) => server.gives([...GETS, ask('103', '1222')]),
      expect: [answeredWith('103', 200)],
    },
    {
      id: 'client/session/several-packages',
      purpose: 'The client answers one package after the other, until there is none.',
      play: async (server: ScriptedServer) =>
        server.gives([GETS[0] ?? get('101', '.')], [get('104', './DevDetail/FwV')]),
      expect: [
        answeredWith('101', 200),
        answeredWith('104', 200),
        results('104', 'a value', ([item]) => item !== undefined || 'nothing'),
      ],
    },
    {
      id: 'client/session/same-session-id',
      purpose: 'The SessionID is the same in every message.',
      play: async (server: ScriptedServer) => server.gives(GETS),
      expect: [
        overall('one SessionID', ({ exchanges }) => {
          const ids = new Set(exchanges.map(({ sent }) => sent.message?.hdr.sessionID))
          return exchanges.length < 2 ? undefined : ids.size === 1 || [...ids].join(' ')
        }),
      ],
    },
    {
      id: 'client/session/foreign-session-id',
      purpose: 'An answer under another SessionID ends the session, and nothing in it is done.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        server.mark('foreign')
        await server.says([get('105', './DevInfo/Man')], { sessionID: 'FFFE' })
      },
      expect: [
        overall('no Results', ({ exchanges }) => {
          const brought = exchanges.some(({ sent }) =>
            sent.message?.body.commands.some(({ name }) => name === 'Results'),
          )
          return !brought || 'Results'
        }),
      ],
    },
    {
      id: 'client/session/target-echo',
      purpose: 'Statuses of the client name the message that they answer.',
      play: async (server: ScriptedServer) => server.gives(GETS),
      expect: [
        overall('MsgRef is the MsgID of the server', ({ exchanges }) => {
          const known = new Set(exchanges.map(({ got }) => got?.message?.hdr.msgID))
          const stray = exchanges
            .flatMap(({ sent }) => statusesIn(sent.message))
            .find(({ msgRef }) => !known.has(msgRef))
          return stray === undefined || `MsgRef ${stray.msgRef}`
        }),
      ],
    },
  ] as const,
)
