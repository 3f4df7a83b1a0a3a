import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { acceptedCredential } from '../../../../harness/stage/conformance/expect/authentication.ts'
import { every, last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { ends, noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import { genericAlert } from '../../../../harness/stage/conformance/package-one.ts'
import type { Deed } from '../../../../harness/stage/conformance/reply.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { type Ordered, ordered, queue } from '../_acts.ts'

const TWO: readonly Ordered[] = [
  { name: 'Get', target: './DevDetail/FwV' },
  { name: 'Get', target: './DevDetail/SwV' },
]
const ATOMIC: Ordered = {
  name: 'Atomic',
  commands: [
    { name: 'Replace', target: './Settings/Home', format: 'chr', data: 'a' },
    { name: 'Replace', target: './Settings/Nowhere', format: 'chr', data: 'b' },
    { name: 'Delete', target: './Settings/Message' },
  ],
}
const all =
  (code: number): Deed =>
  () => ({ code })

/** The whole session goes on in order, and comes to its end, whatever the device answers. */
const ORDERLY = [every(answered), last(noCommands), ends(12)]

export default [
  ...conformanceCases(
    {
      side: 'server',
      level: 'MUST',
      needs: ['commands'],
      clause: 'RepPro §6.6 Status',
      expect: ORDERLY,
    } as const,
    [
      ...[
        [404, 'a node that is not there'],
        [405, 'a command that the node does not allow'],
        [413, 'an object that is too large'],
        [414, 'a URI that is too long'],
        [415, 'a format that it does not take'],
        [418, 'a node that exists'],
        [420, 'a device that is full'],
        [425, 'a right that is missing'],
        [500, 'a command that failed'],
      ].map(([code, why]) => ({
        id: `server/commands/answered-${code}`,
        purpose: `Told ${code}, ${why}, the server goes on in order and does not repeat itself for ever.`,
        play: ordered(TWO, all(Number(code))),
      })),
      {
        id: 'server/commands/answered-202',
        purpose: 'Told 202, the server takes the command for accepted.',
        play: ordered([{ name: 'Exec', target: './FUMO/Update', correlator: 'job-2' }], all(202)),
      },
      {
        id: 'server/commands/answered-by-item',
        purpose: 'One Status for each Item with TargetRef is understood like one for all.',
        play: ordered(TWO, (command) =>
          command.name === 'Get'
            ? { code: 200, perItem: true, items: [{ source: { locURI: './DevDetail/FwV' }, data: '1' }] }
            : undefined,
        ),
      },
      {
        id: 'server/commands/answered-in-another-order',
        purpose: 'Statuses come in any order.',
        play: async (device: ScriptedDevice) => {
          await queue(device, ...TWO)
          await device.enters()
          const [header, ...rest] = device.replies()
          await device.say(header ? [header, ...rest.reverse()] : [])
          await device.finishes()
        },
      },
      {
        id: 'server/commands/atomic-rolled-back',
        purpose: 'A failed Atomic (507 with 216, 404 and 215 inside) is a failure, and the session goes on.',
        play: ordered([ATOMIC], (command) => {
          if (command.name === 'Atomic') return { code: 507 }
          if (command.name === 'Delete') return { code: 215 }
          const first = 'items' in command && command.items[0]?.target?.locURI === './Settings/Home'
          return { code: first ? 216 : 404 }
        }),
      },
    ],
  ),
  ...conformanceCases(
    {
      side: 'server',
      level: 'QUALITY',
      needs: ['commands'],
      clause: 'RepPro §6.6 Status',
      expect: ORDERLY,
    } as const,
    [
      {
        id: 'server/commands/answered-516',
        purpose: 'An Atomic that could not be rolled back (516) is a failure, and the session goes on.',
        play: ordered([ATOMIC], (command) => ({ code: command.name === 'Atomic' ? 507 : 516 })),
      },
      {
        id: 'server/commands/answered-599',
        purpose: 'A code that nobody knows is taken by its hundreds.',
        play: ordered(TWO, all(599)),
      },
      {
        id: 'server/commands/answered-1403',
        purpose: 'A code of an application is no reason to stop.',
        play: ordered(TWO, all(1403)),
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'MUST', needs: ['commands'], clause: 'DM Protocol §8.7' } as const,
    [
      {
        id: 'server/commands/correlated-alert',
        purpose: 'A generic alert with the Correlator of an Exec, in a later session, is taken.',
        play: async (device: ScriptedDevice) => {
          await queue(device, { name: 'Exec', target: './FUMO/Update', correlator: 'job-3' })
          await device.wholeSession(all(202))
          device.newSession()
          await device.enters({}, [
            genericAlert('org.openmobilealliance.dm.firmwareupdate.update', '200', 'job-3'),
          ])
        },
        expect: [acceptedCredential, last(answered)],
      },
    ] as const,
  ),
]
