import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { clientSays, messages } from '../../../../harness/stage/conformance/expect/client.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { type UiMode, writePackage0 } from '../../../../protocol/notification/package0.ts'

const TYPE = 'application/vnd.syncml.notification'

interface Wish {
  readonly sessionId?: number
  readonly uiMode?: UiMode
  readonly nonce?: Uint8Array
  readonly password?: string
  readonly serverId?: string
  readonly change?: (octets: Buffer) => Uint8Array
}

/** Package #0 as the server of the account sends it; then whatever session comes of it, to its end. */
async function triggers(server: ScriptedServer, wish: Wish = {}): Promise<void> {
  const { serverId, server: own } = server.account
  const octets = writePackage0({
    ...{
      serverId: wish.serverId ?? serverId,
      password: wish.password ?? own.secret,
      nonce: wish.nonce ?? own.nonce,
    },
    ...{ uiMode: wish.uiMode ?? 1, initiator: 1, sessionId: wish.sessionId ?? 0x7d },
  })
  await server.pushes(TYPE, wish.change?.(Buffer.from(octets)) ?? octets)
  let next = await server.next()
  while (next) next = await server.says()
}

const SILENT = [messages('no session', (count) => count === 0)]
const sessionID = (wanted: string) => [
  clientSays(
    0,
    `SessionID ${wanted}`,
    ({ sent }) => sent.message?.hdr.sessionID === wanted || `SessionID ${sent.message?.hdr.sessionID}`,
  ),
  messages('a session', (count) => count > 0),
]
const dropped = (id: string, purpose: string, wish: Wish) => ({
  id: `client/notification/${id}`,
  purpose,
  play: async (server: ScriptedServer) => triggers(server, wish),
  expect: SILENT,
})

export default conformanceCases(
  { side: 'client', level: 'MUST', clause: 'DM Notification §6', asks: 'push' } as const,
  [
    {
      id: 'client/notification/alert-1200',
      purpose: 'A triggered session begins with Alert 1200.',
      play: async (server: ScriptedServer) => triggers(server),
      expect: [
        clientSays(
          0,
          'Alert 1200',
          ({ sent }) =>
            sent.message?.body.commands.some((each) => each.name === 'Alert' && each.data === '1200') ||
            'no Alert 1200',
        ),
        messages('a session', (count) => count > 0),
      ],
    },
    {
      id: 'client/notification/session-id-hex',
      purpose: 'The SessionID of package #0 is written in hexadecimal, in capitals.',
      play: async (server: ScriptedServer) => triggers(server, { sessionId: 0x00a1 }),
      expect: sessionID('A1'),
    },
    {
      id: 'client/notification/session-id-four-digits',
      purpose: 'A SessionID of 16 bits has four digits, in their order.',
      play: async (server: ScriptedServer) => triggers(server, { sessionId: 0xabcd }),
      expect: sessionID('ABCD'),
    },
    dropped('wrong-digest', 'A trigger whose digest does not hold opens no session.', {
      password: 'guessed',
    }),
    dropped('bit-flipped', 'A trigger of which one bit was changed opens no session.', {
      change: (octets) => {
        octets[17] = (octets[17] ?? 0) ^ 1
        return octets
      },
    }),
    dropped('truncated', 'A trigger that lacks its end opens no session.', {
      change: (octets) => octets.subarray(0, 20),
    }),
    dropped('unknown-server', 'A trigger of a server without account opens no session.', {
      serverId: 'nobody.example',
    }),
    dropped('old-nonce', 'A trigger under a nonce that never was opens no session.', {
      nonce: new Uint8Array(16).fill(7),
    }),
    {
      id: 'client/notification/zero-nonce',
      purpose: 'A trigger under the zero nonce opens a session in which both sides get new ones.',
      play: async (server: ScriptedServer) => triggers(server, { nonce: new Uint8Array(4) }),
      expect: [messages('a session', (count) => count > 0)],
    },
    {
      id: 'client/notification/same-trigger-twice',
      purpose: 'The same trigger twice opens one session.',
      play: async (server: ScriptedServer) => {
        await triggers(server)
        server.mark('again')
        await triggers(server)
      },
      expect: [
        messages('one session', (count) => count > 0),
        messages('no second one', (count) => count === 0, 'again'),
      ],
    },
    {
      id: 'client/notification/user-says-no',
      purpose: 'A trigger that wants the user’s consent opens no session after a no.',
      play: async (server: ScriptedServer) => {
        server.client.user({ kind: 'no' })
        await triggers(server, { uiMode: 3 })
      },
      expect: SILENT,
    },
  ] as const,
)
