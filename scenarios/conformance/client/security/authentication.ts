import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import {
  always,
  answeredWith,
  messages,
  noResults,
} from '../../../../harness/stage/conformance/expect/client.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { get, put } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { headerStatusIn } from '../../../../harness/stage/conformance/transcript.ts'

const noBasic = ({ auth }: { auth: string }) => (auth === 'basic' ? 'basic has no nonce' : undefined)
const macOnly = ({ auth }: { auth: string }) => (auth === 'mac' ? undefined : 'is about x-syncml-hmac')
const noMac = ({ auth }: { auth: string }) =>
  auth === 'mac' ? 'under MAC every message is proven' : undefined

export default conformanceCases({ side: 'client', level: 'MUST' } as const, [
  {
    id: 'client/security/answers-a-challenge',
    clause: 'DM Protocol §9',
    purpose:
      'Challenged, the client sends package 1 once more, with the right credential and a Status for SyncHdr.',
    inapplicable: noBasic,
    play: async (server: ScriptedServer) => {
      await server.opens()
      const again = await server.says([], { code: 407, proof: 'none' })
      server.mark(
        again?.body.commands.some(({ name }) => name === 'Replace') ? 'package 1 again' : 'something else',
      )
      server.mark(again && headerStatusIn(again) ? 'with Status' : 'without Status')
      await server.says()
    },
    expect: [
      overall('package 1 again, with a Status', (transcript) => {
        const marks = transcript.of('case.mark').map(({ name }) => name)
        return (marks.includes('package 1 again') && marks.includes('with Status')) || marks.join(', ')
      }),
      overall('the credential is right', ({ exchanges }) => {
        const code = headerStatusIn(exchanges.at(-1)?.got?.message)?.data
        return code === '212' || code === '200' || `SyncHdr Status ${code}`
      }),
    ],
  },
  {
    id: 'client/security/challenge-to-resp-uri',
    clause: 'DM Protocol §9',
    purpose: 'After a challenge package 1 goes to the RespURI that came with it, in the same session.',
    play: async (server: ScriptedServer) => {
      await server.opens()
      server.mark('challenged')
      await server.says([], { code: 407, proof: 'none', respURI: `${server.endpoint}?s=challenge` })
      await server.ends()
    },
    expect: [
      overall('the RespURI, the SessionID', (transcript) => {
        const [first] = transcript.exchanges
        const [again] = transcript.after('challenged')
        if (!again?.sent.message) return 'no package 1 any more'
        const { target, sessionID } = again.sent.message.hdr
        if (!target.locURI.endsWith('?s=challenge')) return `Target ${target.locURI}`
        return sessionID === first?.sent.message?.hdr.sessionID || `SessionID ${sessionID}`
      }),
    ],
  },
  {
    id: 'client/security/nonce-of-a-stranger',
    clause: 'DM Security §5.3',
    purpose: 'A nonce from a server that proved nothing is not kept for the next session.',
    inapplicable: noBasic,
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.says([], { chal: true })
      const kept = server.clientNonce
      await server.opens()
      await server.says([], { code: 407, proof: 'none' })
      await server.answersWith(500, new Uint8Array())
      await server.opens()
      server.mark(server.proves(kept) ? 'the nonce before' : 'another nonce')
      await server.ends()
    },
    expect: [
      overall('the credential is over the nonce before', (transcript) => {
        const mark = transcript.of('case.mark').at(-1)?.name
        return mark === undefined ? undefined : mark === 'the nonce before' || mark
      }),
    ],
  },
  {
    id: 'client/security/refuses-alone',
    clause: 'DM Protocol §9',
    purpose: 'What the client answers to a server that it does not believe are Statuses and nothing else.',
    play: async (server: ScriptedServer) => {
      await server.begins()
      server.mark('a stranger')
      await server.says([get('101', './DevInfo/Man')], { proof: 'wrong' })
    },
    expect: [
      overall('Statuses alone', (transcript) => {
        const said = transcript.after('a stranger').flatMap(({ sent }) => sent.message?.body.commands ?? [])
        const other = said.find(({ name }) => name !== 'Status')
        return said.length === 0 ? undefined : other === undefined || `${other.name} beside them`
      }),
      messages('an answer', (count) => count > 0, 'a stranger'),
    ],
  },
  {
    id: 'client/security/ends-after-refusals',
    clause: 'DM Security §5.3',
    purpose: 'Refused again and again, the client gives up.',
    play: async (server: ScriptedServer) => {
      let next: unknown = await server.opens()
      for (let refused = 0; next && refused < 12; refused++)
        next = await server.says([], { code: 401, proof: 'none' })
    },
    expect: [messages('no more than five tries', (count) => count <= 5)],
  },
  {
    id: 'client/security/wrong-server-credential',
    clause: 'DM Protocol §9',
    purpose: 'Commands of a server that proves itself wrongly are refused with 401, and none is executed.',
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.says(
        [get('101', './DevInfo/Man'), put('102', './Settings/Home', 'https://evil.example/')],
        { proof: 'wrong' },
      )
    },
    expect: [answeredWith('101', 401, 407), answeredWith('102', 401, 407), noResults('101')],
  },
  {
    id: 'client/security/no-server-credential',
    clause: 'DM Protocol §9',
    purpose: 'Commands of a server that shows no credential are refused, and none is executed.',
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.says([get('101', './DevInfo/Man')], { proof: 'none' })
    },
    expect: [answeredWith('101', 401, 407), noResults('101')],
  },
  {
    id: 'client/security/challenges-the-server',
    clause: 'DM Protocol §9',
    purpose: 'A server that proved itself wrongly is told 401 or 407 with a challenge.',
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.says([get('101', './DevInfo/Man')], { proof: 'wrong' })
    },
    expect: [
      overall('a challenge', ({ exchanges }) => {
        const status = headerStatusIn(exchanges.at(-1)?.sent.message)
        if (!status) return undefined
        return (
          (['401', '407'].includes(status.data) && status.chal !== undefined) ||
          `SyncHdr Status ${status.data}`
        )
      }),
    ],
  },
  {
    id: 'client/security/no-work-no-proof',
    clause: 'DM Protocol §9',
    purpose: 'A package without commands and without credential is not answered.',
    play: async (server: ScriptedServer) => {
      await server.begins()
      server.mark('nothing to do')
      await server.says([], { proof: 'none' })
    },
    expect: [messages('no message', (count) => count === 0, 'nothing to do')],
  },
  {
    id: 'client/security/credential-once-settled',
    clause: 'DM Protocol §9',
    purpose: 'After 212 the client need not show its credential again, and the session goes on.',
    inapplicable: noMac,
    play: async (server: ScriptedServer) => server.gives([get('101', './DevInfo/Man')]),
    expect: [answeredWith('101', 200)],
  },
  {
    id: 'client/security/credential-each-message',
    clause: 'DM Protocol §9',
    purpose: 'After 200 the client shows its credential with the next message as well.',
    inapplicable: noMac,
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.says([get('101', './DevInfo/Man')], { code: 200, chal: true })
      await server.ends()
    },
    expect: [
      overall(
        'Cred in the next message',
        ({ exchanges }) => exchanges.at(-1)?.sent.message?.hdr.cred !== undefined || 'no Cred',
      ),
    ],
  },
  {
    id: 'client/security/user-in-loc-name',
    clause: 'RepPro §5.3 LocName',
    purpose: 'With a digest the client names its user in Source/LocName.',
    inapplicable: noBasic,
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.ends()
    },
    expect: [
      always('LocName', ({ sent }) => (sent.message?.hdr.source.locName ?? '') !== '' || 'no LocName'),
    ],
  },
  {
    id: 'client/security/hmac-in-header',
    clause: 'DM Security §5.4',
    purpose: 'A MAC stands in x-syncml-hmac, and there is no Cred beside it.',
    inapplicable: macOnly,
    play: async (server: ScriptedServer) => server.gives([get('101', './DevInfo/Man')]),
    expect: [
      always('x-syncml-hmac and no Cred', ({ sent }) => {
        if (sent.message?.hdr.cred) return 'Cred'
        return sent.headers['x-syncml-hmac'] !== undefined || 'no header'
      }),
    ],
  },
  {
    id: 'client/security/hostile-user-name-in-hmac',
    clause: 'DM Security §5.4',
    purpose: 'A quoted user name that looks like a MAC is a name; the message under it is not believed.',
    inapplicable: macOnly,
    play: async (server: ScriptedServer) => {
      await server.begins()
      await server.says([get('101', './DevInfo/Man')], {
        changedHmac: (header) =>
          header.replace(/username="([^"]*)", (mac=.*)/, 'username="$1, $2", mac=AAAAAAAAAAAAAAAAAAAAAA=='),
      })
    },
    expect: [answeredWith('101', 401, 407), noResults('101')],
  },
  {
    id: 'client/security/nonces-for-the-server',
    clause: 'DM Security §5.3',
    purpose: 'Nonces that the client gives to the server are new each time, and have 16 octets or more.',
    inapplicable: noBasic,
    play: async (server: ScriptedServer) => {
      await server.gives([get('101', './DevInfo/Man')])
      await server.gives([get('102', './DevInfo/Man')])
    },
    expect: [
      overall('long and different nonces', ({ exchanges }) => {
        const nonces = exchanges.flatMap(
          ({ sent }) => headerStatusIn(sent.message)?.chal?.meta.nextNonce ?? [],
        )
        if (nonces.length < 2) return undefined
        const short = nonces.find((nonce) => Buffer.from(nonce, 'base64').length < 16)
        if (short !== undefined) return `${Buffer.from(short, 'base64').length} octets`
        return new Set(nonces).size === nonces.length || 'a nonce came twice'
      }),
    ],
  },
])
