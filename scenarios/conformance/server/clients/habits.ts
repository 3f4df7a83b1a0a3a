import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { acceptedCredential } from '../../../../harness/stage/conformance/expect/authentication.ts'
import { every, last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import { statusFor } from '../../../../harness/stage/conformance/expect/status.ts'
import {
  alert,
  devInfo,
  replace,
  type Unnumbered,
} from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import type { Item } from '../../../../protocol/syncml/message.ts'

/** Package 1 until the server has accepted the credential, with DevInfo as this device has it. */
const withDevInfo =
  (change: (items: readonly Item[]) => readonly Item[]) => async (device: ScriptedDevice) => {
    const commands = [alert('1201'), replace(change(devInfo(device.imei)))]
    await device.say(commands)
    for (let tries = 0; tries < 2 && device.challenged; tries++) await device.say(commands)
  }
const GREETED = [acceptedCredential, last(statusFor('Replace', undefined, 200))]

/** What clients in the field do, and a server must take (StdObj §5.2) or a robust one takes. */
export default [
  ...conformanceCases({ side: 'server', level: 'MUST', clause: 'StdObj §5.2', expect: GREETED } as const, [
    {
      id: 'server/clients/dev-info-in-another-order',
      purpose: 'The Items of DevInfo come in any order.',
      play: withDevInfo((items) => [...items].reverse()),
    },
    {
      id: 'server/clients/dev-info-without-meta',
      purpose: 'The Items of DevInfo need no Meta.',
      play: withDevInfo((items) => items.map(({ meta: _, ...item }) => item)),
    },
  ]),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'habits of clients', expect: GREETED } as const,
    [
      {
        id: 'server/clients/format-in-capitals',
        purpose: 'A Format that begins with a capital is the same Format.',
        play: withDevInfo((items) => items.map((item) => ({ ...item, meta: { format: 'Chr' } }))),
      },
      {
        id: 'server/clients/dev-info-in-several-commands',
        purpose: 'DevInfo may come as one Replace for each leaf.',
        play: async (device: ScriptedDevice) => {
          const each = devInfo(device.imei).map((item) => replace([item]))
          await device.say([alert('1201'), ...each])
          for (let tries = 0; tries < 2 && device.challenged; tries++)
            await device.say([alert('1201'), ...each])
        },
      },
    ],
  ),
  ...conformanceCases(
    {
      side: 'server',
      level: 'QUALITY',
      clause: 'habits of clients',
      expect: [every(answered), acceptedCredential],
    } as const,
    [
      {
        id: 'server/clients/cmd-ids-from-two',
        purpose: 'CmdIDs begin with any number.',
        play: async (device: ScriptedDevice) => {
          const commands: readonly Unnumbered[] = [
            { ...alert('1201'), cmdID: '2' },
            { ...replace(devInfo(device.imei)), cmdID: '3' },
          ]
          await device.say(commands)
          for (let tries = 0; tries < 2 && device.challenged; tries++) await device.say(commands)
        },
      },
      {
        id: 'server/clients/alert-before-dev-info',
        purpose: 'A generic alert may stand between Alert 1201 and DevInfo.',
        play: async (device: ScriptedDevice) => {
          const commands = [
            alert('1201'),
            alert('1226', [
              { meta: { type: 'Reversed-Domain-Name: example.one', format: 'chr' }, data: 'x' },
            ]),
            replace(devInfo(device.imei)),
          ]
          await device.say(commands)
          for (let tries = 0; tries < 2 && device.challenged; tries++) await device.say(commands)
        },
      },
    ],
  ),
]
