import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { eachItem } from '../../../../harness/stage/conformance/expect/commands.ts'
import { every, last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { alive, answered, within } from '../../../../harness/stage/conformance/expect/http.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { ordered, queue } from '../_acts.ts'

const sized = (maxMsgSize: number) => async (device: ScriptedDevice) => {
  await device.enters({ maxMsgSize })
  await device.finishes()
}
const written = (value: string) => async (device: ScriptedDevice) => {
  const altered = (body: Uint8Array) =>
    device.content === 'xml'
      ? Buffer.from(Buffer.from(body).toString('utf8').replace('>16384<', `>${value}<`), 'utf8')
      : body
  await device.opens({ cred: 'none', altered })
}

const LONG = 'x'.repeat(3_000)

export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', clause: 'RepPro §5.3 MaxMsgSize' } as const,
    [
      {
        id: 'server/sizes/max-msg-size-4096',
        purpose: 'No message is longer than the 4096 octets that the device can take.',
        play: sized(4_096),
        expect: [every(within(4_096))],
      },
      {
        id: 'server/sizes/max-msg-size-2048',
        purpose: 'No message is longer than the 2048 octets that the device can take.',
        play: sized(2_048),
        expect: [every(within(2_048))],
      },
      {
        id: 'server/sizes/max-msg-size-1500',
        purpose: 'No message is longer than the 1500 octets that the device can take.',
        play: sized(1_500),
        expect: [every(within(1_500))],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'RepPro §5.3 MaxMsgSize', expect: [last(alive)] } as const,
    [
      {
        id: 'server/sizes/max-msg-size-zero',
        purpose: 'A MaxMsgSize of 0 is refused or not heeded; the server does not hang on it.',
        play: written('0'),
      },
      {
        id: 'server/sizes/max-msg-size-negative',
        purpose: 'A negative MaxMsgSize is refused or not heeded.',
        play: written('-1'),
      },
      {
        id: 'server/sizes/max-msg-size-no-number',
        purpose: 'A MaxMsgSize that is no number is refused or not heeded.',
        play: written('many'),
      },
      {
        id: 'server/sizes/max-msg-size-beyond-64-bit',
        purpose: 'A MaxMsgSize beyond every integer is refused or not heeded.',
        play: written('99999999999999999999999'),
      },
      {
        id: 'server/sizes/max-msg-size-smaller-than-a-header',
        purpose: 'A device that can take nothing is refused; the server does not hang on it.',
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'none', maxMsgSize: 40 })
        },
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', needs: ['commands'], clause: 'DM Protocol §7' } as const,
    [
      {
        id: 'server/sizes/max-obj-size-heeded',
        level: 'MUST',
        purpose: 'No object is larger than the MaxObjSize of the device.',
        play: async (device: ScriptedDevice) => {
          await queue(
            device,
            { name: 'Replace', target: './Settings/Home', format: 'chr', data: LONG },
            { name: 'Get', target: './DevDetail/FwV' },
          )
          await device.enters({ maxObjSize: 1_000 })
          await device.finishes()
        },
        expect: [
          last(answered),
          every(
            eachItem('no object above 1000 octets', ({ data, meta }) => {
              const octets = meta?.size ?? (typeof data === 'string' ? Buffer.byteLength(data) : 0)
              return octets <= 1_000 || `${octets} octets`
            }),
          ),
        ],
      },
      {
        id: 'server/sizes/max-obj-size-in-force',
        level: 'MUST',
        purpose: 'MaxObjSize stays in force in later messages that do not repeat it.',
        play: async (device: ScriptedDevice) => {
          await queue(device, { name: 'Get', target: './DevDetail/FwV' })
          await queue(device, { name: 'Replace', target: './Settings/Home', format: 'chr', data: LONG })
          await device.enters({ maxObjSize: 1_000 })
          await device.finishes()
        },
        expect: [
          every(
            eachItem('no object above 1000 octets', ({ data, meta }) => {
              const octets = meta?.size ?? (typeof data === 'string' ? Buffer.byteLength(data) : 0)
              return octets <= 1_000 || `${octets} octets`
            }),
          ),
        ],
      },
      {
        id: 'server/sizes/small-object-whole',
        level: 'MUST',
        purpose: 'An object that fits into the message has neither MoreData nor pieces.',
        play: ordered([
          { name: 'Replace', target: './Settings/Home', format: 'chr', data: 'https://home.example/' },
        ]),
        expect: [every(eachItem('no MoreData', ({ moreData }) => !moreData || 'MoreData'))],
      },
    ] as const,
  ),
]
