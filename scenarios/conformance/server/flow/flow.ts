import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { castDevice } from '../../../../harness/stage/conformance/cast-device.ts'
import { acceptedCredential } from '../../../../harness/stage/conformance/expect/authentication.ts'
import {
  after,
  all,
  every,
  last,
  next,
  overall,
  test,
} from '../../../../harness/stage/conformance/expect/expected.ts'
import {
  asksForMore,
  commands,
  ends,
  final,
  finalWhereDue,
  noCommands,
  notFinal,
} from '../../../../harness/stage/conformance/expect/flow.ts'
import { addressed, sameSession } from '../../../../harness/stage/conformance/expect/header.ts'
import { answered, refusedSomehow } from '../../../../harness/stage/conformance/expect/http.ts'
import { headerStatus } from '../../../../harness/stage/conformance/expect/status.ts'
import { alert, devInfo, replace } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { commandsIn, headerStatusIn } from '../../../../harness/stage/conformance/transcript.ts'
import { noMac, ordinary, queue } from '../_acts.ts'

/** Two batches of commands, so that the session has more than one turn. */
async function twoBatches(device: ScriptedDevice): Promise<void> {
  await queue(device, { name: 'Get', target: './DevDetail/FwV' }, { name: 'Get', target: './DevDetail/SwV' })
  await queue(device, { name: 'Get', target: './DevInfo/Man' })
}

export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', play: ordinary } as const,
    [
      {
        id: 'server/flow/every-message-answered',
        clause: 'DM Protocol §6',
        purpose: 'Every message of the device gets a message in answer.',
        expect: [every(answered)],
      },
      {
        id: 'server/flow/final-where-due',
        clause: 'DM Protocol §6.1',
        purpose:
          'Every message has Final, unless a piece of a large object or a request for the next message goes with it.',
        expect: [every(finalWhereDue)],
      },
      {
        id: 'server/flow/comes-to-an-end',
        clause: 'DM Protocol §6',
        purpose: 'The session ends with a package without commands.',
        expect: [last(all(noCommands, final)), ends(30)],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'MUST', needs: ['commands'] } as const,
    [
      {
        id: 'server/flow/unfinished-answer',
        clause: 'DM Protocol §6.1',
        purpose:
          'While the device is still answering, the server asks for more and sends neither command nor Final.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.enters()
          const [header, ...rest] = device.replies()
          device.mark('half an answer')
          await device.say(header ? [header, ...rest.slice(0, 1)] : [], { final: false })
        },
        expect: [last(asksForMore), last(noCommands), last(notFinal)],
      },
      {
        id: 'server/flow/rest-of-the-answer',
        clause: 'DM Protocol §6.1',
        purpose: 'When the rest of the answer has come with Final, the server goes on.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.enters()
          const rest = device.replies().slice(1)
          const [header] = device.replies()
          await device.say(header ? [header, ...rest.slice(0, 1)] : [], { final: false })
          const [again] = device.replies()
          await device.say(again ? [again, ...rest.slice(1)] : [])
        },
        expect: [last(all(final, commands))],
      },
      {
        id: 'server/flow/waits-for-statuses',
        clause: 'DM Protocol §6.1',
        purpose: 'No new command comes before the Statuses of the earlier ones are there.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.enters()
          const [header] = device.replies()
          device.mark('no Status yet')
          await device.say(header ? [header] : [], { final: false })
        },
        expect: [after('no Status yet', noCommands)],
      },
      {
        id: 'server/flow/several-turns',
        clause: 'DM Protocol §6',
        purpose: 'Each turn of a long session has its own Final, and the last package has no command.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.wholeSession()
        },
        expect: [
          every(finalWhereDue),
          last(noCommands),
          overall('two turns with commands', ({ exchanges }) => {
            const turns = exchanges.filter(({ got }) => commandsIn(got?.message).length > 0).length
            return turns > 1 || `${turns} turns`
          }),
        ],
      },
      {
        id: 'server/flow/abort-stops-commands',
        clause: 'DM Protocol §8.6',
        purpose: 'After Alert 1223 of the device nothing more is ordered.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.enters()
          device.mark('abort')
          await device.answers(undefined, {}, [alert('1223')])
        },
        expect: [after('abort', noCommands)],
      },
      {
        id: 'server/flow/statuses-without-results',
        clause: 'DM Protocol §6',
        purpose: 'A Get whose Status comes without Results does not hold the session up.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.wholeSession(({ name }) => (name === 'Get' ? { code: 200 } : undefined))
        },
        expect: [last(all(noCommands, final)), ends(12)],
      },
      {
        id: 'server/flow/missing-statuses',
        clause: 'DM Protocol §6',
        purpose: 'Commands that the device never answered do not hold the session up for ever.',
        play: async (device: ScriptedDevice) => {
          await twoBatches(device)
          await device.enters()
          const [header] = device.replies()
          await device.say(header ? [header] : [])
          await device.finishes(undefined, 10)
        },
        expect: [last(noCommands), ends(14)],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'MUST' } as const,
    [
      {
        id: 'server/flow/split-package-one',
        clause: 'DM Protocol §6.1',
        purpose: 'Package 1 may come in two messages; after the first, the server asks for the next.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          device.newSession()
          await device.say([replace(devInfo(device.imei))], { final: false })
        },
        expect: [last(asksForMore), last(noCommands)],
      },
      {
        id: 'server/flow/resp-uri-followed',
        clause: 'RepPro §5.3 RespURI',
        purpose:
          'A device that sends its next message to RespURI, and names it as Target, goes on in its session.',
        play: ordinary,
        expect: [acceptedCredential, every(answered)],
      },
      {
        id: 'server/flow/connection-for-each-message',
        clause: 'HTTP binding',
        purpose: 'A session does not depend on the connection that it began on.',
        play: async (device: ScriptedDevice) => {
          await device.enters({ headers: { connection: 'close' } })
          await device.answers(undefined, { headers: { connection: 'close' } })
        },
        expect: [every(answered), acceptedCredential],
      },
      {
        id: 'server/flow/next-session-after-silence',
        clause: 'DM Protocol §8.6',
        purpose: 'A device that fell silent in the middle can open a new session at once.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          device.newSession()
          device.mark('again')
          await device.enters()
        },
        expect: [acceptedCredential, after('again', answered)],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY' } as const,
    [
      {
        id: 'server/flow/original-uri',
        clause: 'RepPro §5.3 RespURI',
        purpose: 'A device that stays with the first URI goes on, or is refused; nothing is mixed up.',
        inapplicable: noMac,
        play: async (device: ScriptedDevice) => {
          await device.enters()
          const first = device.account?.address ?? device.url
          device.mark('first URI')
          await device.answers(undefined, { url: first, target: first })
        },
        expect: [
          next(
            'first URI',
            test('continues, or refuses', ({ got, fault }) => {
              if (!got) return `no answer (${fault})`
              const refused = got.httpStatus !== undefined && got.httpStatus >= 400 && got.httpStatus < 500
              return (
                refused ||
                headerStatusIn(got.message) !== undefined ||
                `HTTP ${got.httpStatus} without a Status`
              )
            }),
          ),
        ],
      },
      {
        id: 'server/flow/same-request-twice',
        clause: 'HTTP binding',
        purpose: 'The same request again, after a lost response, gets the same answer.',
        inapplicable: noMac,
        play: async (device: ScriptedDevice) => {
          await device.enters()
          await device.repeats()
        },
        expect: [
          overall('the same answer', ({ exchanges }) => {
            const [a, b] = exchanges.slice(-2).map(({ got }) => got)
            if (!a?.message) return undefined
            if (!b?.message) return `HTTP ${b?.httpStatus ?? 0} to the repetition`
            const said = (message: NonNullable<typeof a.message>) => JSON.stringify(message.body)
            return said(a.message) === said(b.message) || 'another answer'
          }),
        ],
      },
      {
        id: 'server/flow/never-final',
        clause: 'DM Protocol §6.1',
        purpose: 'A device that never sends Final and always asks for more is stopped some time.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          for (let said = 0; said < 100; said++) {
            const { message, httpStatus } = device.last
            const over = message?.body.commands.some((each) => each.name === 'Alert' && each.data === '1223')
            if (!message || over || httpStatus !== 200) break
            const [header] = device.replies()
            await device.say(header ? [header, alert('1222')] : [], { final: false })
          }
        },
        expect: [ends(100)],
      },
      {
        id: 'server/flow/session-id-changes',
        clause: 'RepPro §5.3',
        purpose: 'Another SessionID in mid-session is another session, or refused.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          device.mark('another SessionID')
          await device.answers(undefined, { sessionID: 'FFFE' })
        },
        expect: [
          after(
            'another SessionID',
            test('not taken for the same session', ({ got }) => {
              if (!got?.message) return true
              return commandsIn(got.message).length === 0 || 'the session went on under another SessionID'
            }),
          ),
        ],
      },
      {
        id: 'server/flow/msg-id-backwards',
        clause: 'RepPro §5.3',
        purpose: 'A MsgID that goes back is refused, or does no harm.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          device.mark('backwards')
          await device.answers(undefined, { msgID: '1' })
        },
        expect: [
          after(
            'backwards',
            test('an answer', ({ got, fault }) => (got ? true : `no answer (${fault})`)),
          ),
        ],
      },
      {
        id: 'server/flow/parallel-sessions',
        clause: 'RepPro §5.3',
        purpose: 'Two sessions of one device with different SessionIDs do not get into each other.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          const first = device.sessionID
          device.newSession()
          await device.enters()
          if (first === device.sessionID) device.newSession()
        },
        expect: [every(answered), acceptedCredential],
      },
      {
        id: 'server/flow/devices-apart',
        clause: 'RepPro §5.3',
        purpose: 'Sessions of two devices that speak at the same time do not get into each other.',
        needs: ['pairs'],
        play: async (device: ScriptedDevice) => {
          const { device: other } = await castDevice(device.stage)
          await device.enters({ sessionID: 'A1' })
          await other.enters({ sessionID: 'A1' })
          await device.answers(undefined, { sessionID: 'A1' })
          await other.answers(undefined, { sessionID: 'A1' })
        },
        expect: [every(answered), every(addressed), every(sameSession)],
      },
      {
        id: 'server/flow/package-one-without-alert',
        clause: 'DM Protocol §8.3',
        purpose: 'A first message without Alert 1200 or 1201 is taken with tolerance, or refused.',
        play: async (device: ScriptedDevice) => {
          await device.say([replace(devInfo(device.imei))])
        },
        expect: [last(test('an answer', ({ got, fault }) => (got ? true : `no answer (${fault})`)))],
      },
      {
        id: 'server/flow/package-one-without-dev-info',
        clause: 'DM Protocol §8.3',
        purpose: 'A first message without DevInfo is taken with tolerance, or refused.',
        play: async (device: ScriptedDevice) => {
          await device.say([alert('1201')])
        },
        expect: [last(test('an answer', ({ got, fault }) => (got ? true : `no answer (${fault})`)))],
      },
      {
        id: 'server/flow/unknown-resp-uri-token',
        clause: 'RepPro §5.3 RespURI',
        purpose: 'A RespURI that was never given out opens nothing.',
        play: async (device: ScriptedDevice) => {
          const answer = await device.opens({ cred: 'none' })
          const uri = answer.message?.hdr.respURI ?? device.url
          const url = new URL(uri)
          for (const name of url.searchParams.keys()) url.searchParams.set(name, 'AAAAAAAAAAAAAAAAAAAAAA')
          device.mark('somebody else’s')
          await device.opens({ cred: 'none', url: url.href })
        },
        expect: [
          after('somebody else’s', noCommands),
          last(test('an answer', ({ got }) => (got ? true : 'no answer'))),
        ],
      },
    ] as const,
  ),
  {
    id: 'server/flow/refuses-what-it-did-not-ask',
    side: 'server',
    level: 'QUALITY',
    clause: 'DM Protocol §6',
    purpose: 'An empty body of commands is refused.',
    play: async (device: ScriptedDevice) => {
      await device.say([], { cred: 'none' })
    },
    expect: [
      last(
        test('refused or challenged', (exchange, transcript) =>
          headerStatus(401, 407).see(exchange, transcript) === true
            ? true
            : refusedSomehow.see(exchange, transcript)),
      ),
    ],
  },
]
