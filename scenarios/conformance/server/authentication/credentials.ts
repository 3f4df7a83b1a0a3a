import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import {
  acceptedCredential,
  challenges,
  freshNonces,
  longNonces,
  noChallengeNeeded,
  provenServer,
  refusedCredential,
} from '../../../../harness/stage/conformance/expect/authentication.ts'
import { every, last, next, overall, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { noCommands, onlyStatuses } from '../../../../harness/stage/conformance/expect/flow.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import { headerStatus, statusForEach } from '../../../../harness/stage/conformance/expect/status.ts'
import { packageOne } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { headerStatusIn } from '../../../../harness/stage/conformance/transcript.ts'
import { basicData } from '../../../../protocol/credentials/basic.ts'
import { md5Only, noBasic, ordinary } from '../_acts.ts'

const shows = (cred: 'none' | 'wrong' | 'stale' | 'basic') => async (device: ScriptedDevice) => {
  await device.opens({ cred })
}
const literal =
  (type: string, data: string, format = 'b64') =>
  async (device: ScriptedDevice) => {
    await device.opens({ cred: { meta: { format, type }, data } })
  }
const refused = headerStatus(401, 407)

export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST' } as const,
    [
      {
        id: 'server/authentication/missing-credential',
        clause: 'DM Protocol §9',
        purpose: 'A device that shows no credential is answered 407, or 401, with a challenge.',
        play: shows('none'),
        expect: [last(refused), last(challenges)],
      },
      {
        id: 'server/authentication/missing-credential-statuses-only',
        clause: 'DM Protocol §9',
        purpose: 'To a device that did not prove itself the server says Statuses and nothing else.',
        play: shows('none'),
        expect: [last(onlyStatuses)],
      },
      {
        id: 'server/authentication/missing-credential-every-status',
        clause: 'DM Protocol §9',
        purpose: 'Also when the device is refused, every command of its message gets a Status.',
        play: shows('none'),
        expect: [last(statusForEach)],
      },
      {
        id: 'server/authentication/wrong-credential',
        clause: 'DM Protocol §9',
        purpose: 'A wrong credential is answered 401 with a challenge.',
        play: shows('wrong'),
        expect: [last(headerStatus(401)), last(challenges)],
      },
      {
        id: 'server/authentication/wrong-credential-commands-nothing',
        clause: 'DM Protocol §9',
        purpose: 'A wrong credential brings no command.',
        play: shows('wrong'),
        expect: [last(onlyStatuses)],
      },
      {
        id: 'server/authentication/right-credential',
        clause: 'DM Protocol §9',
        purpose: 'The right credential after a challenge is accepted with 212 or 200.',
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'none' })
          await device.opens()
        },
        expect: [last(headerStatus(212, 200)), acceptedCredential],
      },
      {
        id: 'server/authentication/nonce-never-issued',
        clause: 'DM Security §5.3',
        purpose:
          'A digest over a nonce that was never issued is answered 401 with a challenge, not with an abort.',
        inapplicable: noBasic,
        play: shows('stale'),
        expect: [last(headerStatus(401)), last(challenges), last(onlyStatuses)],
      },
      {
        id: 'server/authentication/stale-nonce-then-right',
        clause: 'DM Security §5.3',
        purpose:
          'After a stale nonce one more challenge is made, and the right digest over its nonce is accepted.',
        inapplicable: noBasic,
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'stale' })
          await device.opens()
        },
        expect: [acceptedCredential],
      },
      {
        id: 'server/authentication/settled-for-the-session',
        clause: 'DM Protocol §9',
        purpose:
          'After 212 no credential is needed any more; after 200 the next message without one is challenged.',
        play: async (device: ScriptedDevice) => {
          const { message } = await device.enters()
          device.mark(headerStatusIn(message)?.data === '212' ? 'for the session' : 'for this message')
          await device.answers(undefined, { cred: 'none' })
        },
        expect: [
          overall('as it was said', (transcript) => {
            const settled = transcript.after('for the session')[0]
            if (settled) return noChallengeNeeded.see(settled, transcript)
            const [next] = transcript.after('for this message')
            return next && refused.see(next, transcript)
          }),
        ],
      },
      {
        id: 'server/authentication/nonce-rotated',
        clause: 'DM Security §5.3',
        purpose: 'A credential that was accepted once is not accepted again in another session.',
        inapplicable: noBasic,
        play: async (device: ScriptedDevice) => {
          await device.enters()
          const { body, headers } = device.lastRequest
          await device.finishes()
          device.newSession()
          device.mark('replayed')
          const hmac = headers['x-syncml-hmac']
          await device.post(body, hmac === undefined ? {} : { headers: { 'x-syncml-hmac': hmac } })
        },
        expect: [
          next(
            'replayed',
            test('not accepted', ({ got }) => {
              const code = headerStatusIn(got?.message)?.data
              return (code !== '212' && code !== '200') || `SyncHdr Status ${code} to a replayed package 1`
            }),
          ),
        ],
      },
      {
        id: 'server/authentication/weaker-type',
        clause: 'DM Security §5.1',
        purpose: 'Challenged for a stronger type, a device that answers with basic is refused.',
        inapplicable: ({ auth }: { auth: string }) =>
          auth === 'basic' ? 'nothing is weaker than basic' : undefined,
        play: shows('basic'),
        expect: [last(refused), last(noCommands), refusedCredential],
      },
      {
        id: 'server/authentication/server-proves-itself',
        clause: 'DM Protocol §9',
        purpose: 'What the server shows as its own credential is right for the nonce that it was given.',
        play: ordinary,
        expect: [provenServer],
      },
      {
        id: 'server/authentication/server-name',
        clause: 'RepPro §5.3 LocName',
        purpose: 'A server that shows a digest names itself in Source/LocName.',
        inapplicable: ({ auth }: { auth: string }) =>
          auth === 'basic' ? 'basic carries the name itself' : undefined,
        play: ordinary,
        expect: [
          every(
            test('LocName beside the credential', ({ got }) => {
              const hdr = got?.message?.hdr
              if (!hdr?.cred && got?.headers['x-syncml-hmac'] === undefined) return undefined
              return (hdr?.source.locName ?? '') !== '' || 'no LocName'
            }),
          ),
        ],
      },
      {
        id: 'server/authentication/challenged-by-the-device',
        clause: 'DM Protocol §9',
        purpose: 'A server that the device challenges shows its credential once more, or ends the session.',
        inapplicable: noBasic,
        play: async (device: ScriptedDevice) => {
          const { message } = await device.enters()
          if (!message) throw new NotReached('no message to challenge')
          device.mark('challenged')
          await device.challenges()
        },
        expect: [
          next(
            'challenged',
            test('proves itself or ends', ({ got }) => {
              if (!got?.message) return got ? true : 'no answer'
              const shown = got.message.hdr.cred !== undefined || got.headers['x-syncml-hmac'] !== undefined
              const silent = got.message.body.commands.every(({ name }) => name === 'Status')
              return shown || silent || 'goes on without a credential'
            }),
          ),
        ],
      },
      {
        id: 'server/authentication/other-devices-source',
        clause: 'DM Protocol §9',
        purpose: 'The credential of one device does not speak for the Source of another.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          device.newSession()
          device.mark('as somebody else')
          await device.opens({ source: 'IMEI:490154203237518' })
        },
        expect: [next('as somebody else', noCommands)],
      },
      {
        id: 'server/authentication/unknown-device',
        clause: 'DM Protocol §9',
        purpose: 'A device that nobody knows gets no command.',
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'none', source: 'IMEI:356938035643809', locName: 'nobody' })
        },
        expect: [last(noCommands)],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'SHOULD' } as const,
    [
      {
        id: 'server/authentication/nonce-for-the-next-session',
        clause: 'DM Security §5.3',
        purpose: 'The nonce that came with 212 is good for the first message of the next session.',
        inapplicable: noBasic,
        play: async (device: ScriptedDevice) => {
          await device.wholeSession()
          device.newSession()
          device.mark('next session')
          await device.opens()
        },
        expect: [next('next session', headerStatus(212, 200))],
      },
      {
        id: 'server/authentication/nonces-differ',
        clause: 'DM Security §5.3',
        purpose: 'Every challenge has a new nonce.',
        inapplicable: noBasic,
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'none' })
          device.newSession()
          await device.opens({ cred: 'none' })
          device.newSession()
          await device.opens({ cred: 'none' })
        },
        expect: [freshNonces],
      },
      {
        id: 'server/authentication/nonces-long',
        clause: 'DM Security §5.3',
        purpose: 'Nonces have 128 bits or more.',
        inapplicable: noBasic,
        play: shows('none'),
        expect: [longNonces],
      },
      {
        id: 'server/authentication/missing-is-407',
        clause: 'DM Protocol §9',
        purpose: 'Missing credentials are told from wrong ones: 407, not 401.',
        play: shows('none'),
        expect: [last(headerStatus(407))],
      },
      {
        id: 'server/authentication/no-enumeration',
        clause: 'identity of unknown devices',
        purpose: 'A device that nobody knows is answered like one that is known and wrong.',
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'wrong' })
          device.newSession()
          const unknown = { source: 'IMEI:356938035643809', locName: 'nobody' }
          await device.opens({ cred: 'wrong', ...unknown })
        },
        expect: [
          overall('the same Status for both', ({ exchanges }) => {
            const [known, unknown] = exchanges.map(
              ({ got }) => headerStatusIn(got?.message)?.data ?? got?.httpStatus,
            )
            return known === undefined ? undefined : known === unknown || `${known} and ${unknown}`
          }),
        ],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'MUST', expect: [last(refused), last(noCommands)] } as const,
    [
      {
        id: 'server/authentication/credential-no-base64',
        clause: 'RepPro §5.3 Cred',
        purpose: 'A credential that is no base64 is refused.',
        play: literal('syncml:auth-md5', '!!!'),
      },
      {
        id: 'server/authentication/credential-empty',
        clause: 'RepPro §5.3 Cred',
        purpose: 'An empty credential is refused.',
        play: literal('syncml:auth-md5', ''),
      },
      {
        id: 'server/authentication/credential-unknown-type',
        clause: 'RepPro §5.3 Cred',
        purpose: 'A credential of a type that DM does not have is refused.',
        play: literal('syncml:auth-moonlight', 'AAAAAAAAAAAAAAAAAAAAAA=='),
      },
      {
        id: 'server/authentication/credential-unknown-format',
        clause: 'RepPro §5.3 Cred',
        purpose: 'A credential in a format that nobody can read is refused.',
        play: literal('syncml:auth-md5', 'AAAAAAAAAAAAAAAAAAAAAA==', 'moon'),
      },
      {
        id: 'server/authentication/mac-in-cred',
        clause: 'DM Security §5.4',
        purpose: 'A MAC has no place in Cred.',
        play: literal('syncml:auth-MAC', 'AAAAAAAAAAAAAAAAAAAAAA=='),
      },
      {
        id: 'server/authentication/anonymous',
        clause: 'DM Protocol §9',
        purpose: 'An anonymous basic credential is refused.',
        play: literal('syncml:auth-basic', basicData('anonymous', '')),
      },
      {
        id: 'server/authentication/credential-in-command',
        clause: 'RepPro §5',
        purpose: 'A credential inside a command proves nothing.',
        play: async (device: ScriptedDevice) => {
          const { name = '', secret = '' } = device.account?.client ?? {}
          const meta = { format: 'b64', type: 'syncml:auth-basic' }
          const commands = packageOne(device.imei).map((each) =>
            each.name === 'Alert' ? { ...each, cred: { meta, data: basicData(name, secret) } } : each,
          )
          await device.say(commands, { cred: 'none' })
        },
      },
    ] as const,
  ),
  {
    id: 'server/authentication/again-and-again',
    side: 'server',
    level: 'QUALITY',
    clause: 'DM Security §5.3',
    purpose: 'A device that shows wrong credentials again and again is stopped.',
    play: async (device: ScriptedDevice) => {
      for (let tries = 0; tries < 8; tries++) {
        if (device.last404) device.newSession()
        await device.opens({ cred: 'wrong' })
      }
    },
    expect: [
      last(
        test('no more challenge', ({ got }) => {
          const status = headerStatusIn(got?.message)
          return status?.chal === undefined || 'the eighth wrong credential is challenged like the first'
        }),
      ),
    ],
  },
  {
    id: 'server/authentication/md5-user-in-loc-name',
    side: 'server',
    level: 'MUST',
    clause: 'RepPro §5.3 LocName',
    purpose: 'The user of an auth-md5 credential is the one in Source/LocName.',
    inapplicable: md5Only,
    play: async (device: ScriptedDevice) => {
      await device.opens({ cred: 'none' })
      await device.opens({ locName: 'somebody-else' })
    },
    expect: [last(answered), refusedCredential],
  },
]
