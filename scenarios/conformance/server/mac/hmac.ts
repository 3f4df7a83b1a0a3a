import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import {
  freshNonces,
  provenServer,
  refusedCredential,
} from '../../../../harness/stage/conformance/expect/authentication.ts'
import { every, last, next, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { headerStatus } from '../../../../harness/stage/conformance/expect/status.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { commandsIn, headerStatusIn } from '../../../../harness/stage/conformance/transcript.ts'
import { macOnly, ordinary, queue } from '../_acts.ts'

/** After a challenge, package 1 with a MAC that is wrong in one way. */
const wrongly = (saying: Parameters<ScriptedDevice['opens']>[0]) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none' })
  await device.opens(saying)
}
const hmac = (change: (header: string) => string) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none' })
  await device.opens({ changedHmac: change })
}

/** x-syncml-hmac (DM Security §5.4): optional, and binding for a server that offers it. */
export default conformanceCases(
  { side: 'server', level: 'MAY', clause: 'DM Security §5.4', inapplicable: macOnly } as const,
  [
    {
      id: 'server/mac/challenge',
      purpose: 'The challenge is of type syncml:auth-MAC, with Format b64 and a nonce.',
      play: async (device: ScriptedDevice) => {
        await device.opens({ cred: 'none' })
      },
      expect: [
        last(
          test('a challenge for auth-MAC', ({ got }) => {
            const type = headerStatusIn(got?.message)?.chal?.meta.type
            return type === 'syncml:auth-MAC' || `Type ${type ?? 'missing'}`
          }),
        ),
      ],
    },
    {
      id: 'server/mac/status-200',
      purpose: 'A right MAC is answered with 200 and never with 212, because each message has its own.',
      play: ordinary,
      expect: [last(headerStatus(200))],
    },
    {
      id: 'server/mac/next-nonce-each-time',
      purpose: 'Every answer to a right MAC has the nonce for the next message.',
      play: ordinary,
      expect: [
        every(
          test('NextNonce', ({ got }) => {
            const status = headerStatusIn(got?.message)
            if (status?.data !== '200') return undefined
            return (status.chal?.meta.nextNonce ?? '') !== '' || 'no NextNonce beside 200'
          }),
        ),
      ],
    },
    {
      id: 'server/mac/nonces-differ',
      purpose: 'No nonce comes twice.',
      play: ordinary,
      expect: [freshNonces],
    },
    {
      id: 'server/mac/server-mac-right',
      purpose: 'The MAC of the server covers what it sends, under the nonce that it was given.',
      play: ordinary,
      expect: [provenServer],
    },
    {
      id: 'server/mac/no-cred-beside',
      purpose: 'Beside a MAC there is no Cred in SyncHdr.',
      play: ordinary,
      expect: [
        every(
          test('no Cred', ({ got }) =>
            got?.message ? got.message.hdr.cred === undefined || 'Cred' : undefined),
        ),
      ],
    },
    {
      id: 'server/mac/altered-body',
      purpose: 'A message of which one character was changed on the way is refused.',
      play: wrongly({
        altered: (body) => {
          const changed = Buffer.from(body)
          const place = changed.indexOf('en-GB')
          if (place >= 0) changed[place + 3] = 0x55
          return changed
        },
      }),
      expect: [last(headerStatus(401)), last(noCommands)],
    },
    {
      id: 'server/mac/altered-white-space',
      purpose: 'The MAC covers the octets as sent: white space that says nothing is a change as well.',
      play: wrongly({ altered: (body) => Buffer.concat([body, Buffer.from('\n')]) }),
      expect: [last(noCommands)],
    },
    {
      id: 'server/mac/missing-header',
      purpose: 'A message without header is answered like one with wrong credentials.',
      play: async (device: ScriptedDevice) => {
        await queue(device, { name: 'Get', target: './DevInfo/Man' })
        await device.enters()
        device.mark('without')
        await device.answers(undefined, { cred: 'none' })
      },
      expect: [next('without', noCommands), next('without', headerStatus(401, 407))],
    },
    {
      id: 'server/mac/replayed',
      purpose:
        'A message of an earlier turn, sent once more octet by octet, opens nothing: it is refused, or answered as before.',
      play: async (device: ScriptedDevice) => {
        await device.enters()
        const { body, headers } = device.lastRequest
        await device.finishes()
        device.newSession()
        device.mark('replayed')
        await device.post(body, { headers: { 'x-syncml-hmac': headers['x-syncml-hmac'] ?? '' } })
      },
      expect: [
        next(
          'replayed',
          test('no command that was not there before', ({ got }, { exchanges }) => {
            if (!got?.message) return true
            const before = exchanges.slice(0, -1).map((each) => JSON.stringify(each.got?.message?.body))
            if (commandsIn(got.message).length === 0) return true
            return before.includes(JSON.stringify(got.message.body)) || 'commands for a replayed message'
          }),
        ),
      ],
    },
    {
      id: 'server/mac/user-name-of-another',
      purpose: 'A header under another name than Source/LocName is refused.',
      play: hmac((header) => header.replace(/username="[^"]*"/, 'username="somebody-else"')),
      expect: [refusedCredential, last(noCommands)],
    },
    {
      id: 'server/mac/hostile-user-name',
      purpose: 'A quoted name that looks like several parts is one name.',
      play: hmac((header) =>
        header.replace(/username="([^"]*)", (mac=.*)/, 'username="$1, $2, x=", mac=AAAAAAAAAAAAAAAAAAAAAA=='),
      ),
      expect: [refusedCredential, last(noCommands)],
    },
    {
      id: 'server/mac/algorithm-left-out',
      purpose: 'Without algorithm the header means MD5.',
      play: hmac((header) => header.replace('algorithm=MD5, ', '')),
      expect: [last(headerStatus(200))],
    },
    {
      id: 'server/mac/parts-in-another-order',
      purpose: 'The parts of the header come in any order.',
      play: hmac((header) => header.split(', ').reverse().join(', ')),
      expect: [last(headerStatus(200))],
    },
    {
      id: 'server/mac/without-mac',
      purpose: 'A header without mac is no credential.',
      play: hmac((header) => header.replace(/, mac=.*$/, '')),
      expect: [last(headerStatus(401, 407)), last(noCommands)],
    },
  ] as const,
)
