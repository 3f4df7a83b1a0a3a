import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { castDevice } from '../../../../harness/stage/conformance/cast-device.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'

/** Nothing more is needed: casting the device had the server bootstrap it. */
const bootstrapped = async (device: ScriptedDevice): Promise<void> => {
  await device.stage.network.settled()
}

/** What a server that is told of a new device sends to it (DM Bootstrap §5), seen by the phone that received it. */
export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', needs: ['pairs'], play: bootstrapped } as const,
    [
      {
        id: 'server/bootstrap/sealed',
        clause: 'DM Bootstrap §5.2',
        purpose: 'A bootstrap document says by SEC how it is sealed.',
        expect: [
          overall('SEC is there', (transcript) => {
            const [sent] = transcript.of('bs.sent')
            return sent === undefined ? undefined : sent.sec !== '' || 'no SEC'
          }),
        ],
      },
      {
        id: 'server/bootstrap/mac-right',
        clause: 'DM Security §5.7',
        purpose:
          'The MAC of a bootstrap document holds for the card that is inside, and the phone applies it.',
        expect: [
          overall('applied', (transcript) => {
            const [refused] = transcript.of('bs.refused')
            if (refused) return `refused: ${refused.reason}`
            return transcript.of('bs.applied').length > 0 ? true : undefined
          }),
        ],
      },
      {
        id: 'server/bootstrap/names-itself',
        clause: 'StdObj §5.3',
        purpose: 'The account that a bootstrap makes names the server by its ServerID.',
        expect: [
          overall('ServerID', (transcript) => {
            const [applied] = transcript.of('bs.applied')
            return applied === undefined ? undefined : applied.serverId !== '' || 'no ServerID'
          }),
        ],
      },
      {
        id: 'server/bootstrap/two-secrets',
        clause: 'DM Security §5.2',
        purpose: 'The secret of the device and the secret of the server are two.',
        expect: [
          overall('two secrets', (transcript) => {
            const [delivered] = transcript.of('secret.delivered')
            if (!delivered) return undefined
            return delivered.clientSecret !== delivered.serverSecret || 'one secret for both'
          }),
        ],
      },
      {
        id: 'server/bootstrap/no-status-awaited',
        clause: 'DM Bootstrap §5.1',
        purpose: 'A bootstrap is not answered; the server serves the first session all the same.',
        play: async (device: ScriptedDevice) => {
          await device.wholeSession()
        },
        expect: [
          overall('the first session is served', (transcript) => {
            const accepted = transcript.of('dm.clauth').at(-1)
            return accepted === undefined ? undefined : accepted.ok || `SyncHdr Status ${accepted.code}`
          }),
        ],
      },
      {
        id: 'server/bootstrap/secret-of-its-own-for-each-device',
        clause: 'DM Security §5.2',
        purpose: 'Every device gets a server secret of its own.',
        play: async (device: ScriptedDevice) => {
          await castDevice(device.stage)
          await bootstrapped(device)
        },
        expect: [
          overall('two devices, two server secrets', (transcript) => {
            const delivered = transcript.of('secret.delivered')
            const devices = new Set(delivered.map(({ imei }) => imei))
            if (devices.size < 2) return undefined
            const secrets = new Set(delivered.map(({ serverSecret }) => serverSecret))
            return secrets.size === delivered.length || 'one server secret for two devices'
          }),
        ],
      },
    ] as const,
  ),
  {
    id: 'server/bootstrap/dm-profile',
    side: 'server',
    level: 'MAY',
    clause: 'DM Bootstrap §5.3',
    purpose:
      'A bootstrap file of the DM profile is WBXML that adds the account to ./Inbox; a phone is set up from it.',
    needs: ['cards'],
    play: async ({ stage }: ScriptedDevice) => {
      const owner = stage.cast.subscriber()
      const file = { profile: 'dm', private: false, userConfirm: false } as const
      const phone = stage.cast.phone({ holder: owner, origin: 'fresh' })
      stage.recorder.witness({ kind: 'case.mark', name: 'card inserted' })
      phone.insert(await stage.cast.cardWithFile({ owner }, file))
      await phone.switchOn()
      await stage.network.settled()
    },
    expect: [
      overall('applied', (transcript) => {
        const from = transcript.of('case.mark').find(({ name }) => name === 'card inserted')?.seq ?? 0
        const later = <E extends { seq: number }>(events: readonly E[]) =>
          events.filter(({ seq }) => seq > from)
        const [refused] = later(transcript.of('bs.refused'))
        if (refused) return `refused: ${refused.reason}`
        const [applied] = later(transcript.of('bs.applied'))
        return applied === undefined
          ? 'nothing was applied'
          : applied.profile === 'dm' || `profile ${applied.profile}`
      }),
    ],
  },
]
