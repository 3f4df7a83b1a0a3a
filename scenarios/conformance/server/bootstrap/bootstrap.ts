import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
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
        planned: 'needs two devices in one case; SP-BOOT-06 judges it in every run of the use cases',
      },
      {
        id: 'server/bootstrap/dm-profile',
        clause: 'DM Bootstrap §5.3',
        purpose:
          'A bootstrap of the DM profile is WBXML, adds a tree to ./Inbox, and has SEC and MAC in its type.',
        planned: 'a target chooses its profile itself; the use cases play both where it does',
      },
    ] as const,
  ),
]
