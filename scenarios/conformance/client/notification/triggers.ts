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
  readonly initiator?: 0 | 1
  readonly vendor?: Uint8Array
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
    ...{
      uiMode: wish.uiMode ?? 1,
      initiator: wish.initiator ?? 1,
      sessionId: wish.sessionId ?? 1 + server.random.fork('trigger').int(0xfffe),
    },
    ...(wish.vendor && { vendor: wish.vendor }),
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

const opens = (id: string, purpose: string, wish: Wish) => ({
  id: `client/notification/${id}`,
  purpose,
  play: async (server: ScriptedServer) => triggers(server, wish),
  expect: [messages('a session', (count) => count > 0)],
})
/** One octet of the trigger, the digest over the rest left as it was. */
const octet = (place: number, value: number): Wish => ({
  change: (octets) => {
    octets[place] = value
    return octets
  },
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
    dropped('shorter-than-its-header', 'A trigger without the whole of its header opens no session.', {
      change: (octets) => octets.subarray(0, 22),
    }),
    dropped('empty', 'A push without octets opens no session.', {
      change: (octets) => octets.subarray(0, 0),
    }),
    dropped(
      'identifier-too-long',
      'A trigger whose server identifier runs past its end opens no session.',
      octet(23, 0xff),
    ),
    dropped('identifier-empty', 'A trigger without a server identifier opens no session.', octet(23, 0)),
    dropped(
      'ui-mode-changed',
      'A trigger whose ui-mode was changed on the way opens no session.',
      octet(17, 0xf8),
    ),
    opens('vendor-body', 'What a vendor adds to a trigger is covered by its digest and read over.', {
      vendor: Uint8Array.of(1, 2, 3, 4),
    }),
    opens('informative', 'A trigger that only informs the user opens a session.', { uiMode: 2 }),
    opens('not-specified', 'A trigger that says nothing of the user opens a session.', { uiMode: 0 }),
    opens('initiator-user', 'A trigger that the user has caused opens a session.', { initiator: 0 }),
    {
      id: 'client/notification/user-says-yes',
      purpose: 'A trigger that wants the user’s consent opens a session after a yes.',
      play: async (server: ScriptedServer) => {
        server.client.user({ kind: 'yes' })
        await triggers(server, { uiMode: 3 })
      },
      expect: [messages('a session', (count) => count > 0)],
    },
    {
      id: 'client/notification/two-sessions',
      purpose: 'Two triggers with two SessionIDs open two sessions.',
      play: async (server: ScriptedServer) => {
        await triggers(server, { sessionId: 0x11 })
        server.mark('the second')
        await triggers(server, { sessionId: 0x12, nonce: server.serverNonce })
      },
      expect: [...sessionID('11'), messages('a second session', (count) => count > 0, 'the second')],
    },
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
