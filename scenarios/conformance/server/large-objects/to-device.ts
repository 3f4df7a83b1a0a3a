import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every, last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { ends, noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { within } from '../../../../harness/stage/conformance/expect/http.ts'
import {
  contiguous,
  finalOnLast,
  inPieces,
  moreData,
  sizeOnFirst,
} from '../../../../harness/stage/conformance/expect/large-object.ts'
import { statusFor } from '../../../../harness/stage/conformance/expect/status.ts'
import type { Deed } from '../../../../harness/stage/conformance/reply.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { queue } from '../_acts.ts'

const URI = './Settings/Home'
const LIMIT = 2_048

/** An object that does not fit into a message of the device. */
const large = (deed?: Deed) => async (device: ScriptedDevice) => {
  await queue(device, {
    name: 'Replace',
    target: URI,
    format: 'chr',
    data: 'The quick brown fox. '.repeat(250),
  })
  await device.enters({ maxMsgSize: LIMIT })
  await device.finishes(deed, 40)
}

/** Large objects from server to device (DM Protocol §7). */
export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', clause: 'DM Protocol §7', needs: ['commands'], play: large() } as const,
    [
      {
        id: 'server/large-objects/in-pieces',
        purpose: 'An object above MaxMsgSize is sent in pieces.',
        expect: [inPieces(URI), every(within(LIMIT))],
      },
      {
        id: 'server/large-objects/more-data',
        purpose: 'Every piece but the last has MoreData.',
        expect: [moreData(URI)],
      },
      {
        id: 'server/large-objects/size-on-first',
        purpose: 'The first piece has the size of the whole, the later ones have none.',
        expect: [sizeOnFirst(URI)],
      },
      {
        id: 'server/large-objects/final-on-last',
        purpose: 'Final comes with the last piece, not before.',
        expect: [finalOnLast(URI)],
      },
      {
        id: 'server/large-objects/contiguous',
        purpose: 'Pieces come in consecutive messages, and nothing else between them.',
        expect: [contiguous(URI)],
      },
      {
        id: 'server/large-objects/next-message-status',
        purpose: 'The Alert 1222 by which the device asks for the next piece gets its Status.',
        expect: [every(statusFor('Alert', '1222', 200, 202))],
      },
    ] as const,
  ),
  {
    id: 'server/large-objects/size-mismatch',
    side: 'server',
    level: 'SHOULD',
    clause: 'DM Protocol §7',
    purpose:
      'Told 424 after the last piece, the server notes a failure or tries once more; it does not go on for ever.',
    needs: ['commands'],
    play: large((command) => {
      if (!('items' in command) || command.name !== 'Replace') return undefined
      return { code: command.items.some(({ moreData }) => moreData) ? 213 : 424 }
    }),
    expect: [last(noCommands), ends(40)],
  },
  {
    id: 'server/large-objects/refused-at-first-piece',
    side: 'server',
    level: 'MUST',
    clause: 'DM Protocol §7',
    purpose: 'An object that the device refuses at its first piece is not continued.',
    needs: ['commands'],
    play: large((command) => (command.name === 'Replace' ? { code: 413 } : undefined)),
    expect: [last(noCommands), ends(8)],
  },
]
