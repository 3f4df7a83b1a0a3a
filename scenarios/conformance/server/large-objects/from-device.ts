import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { last, next, once, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { alerts, asksForMore, noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import { alert, type Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { commandsIn, statusesIn } from '../../../../harness/stage/conformance/transcript.ts'
import { queue } from '../_acts.ts'

const WHOLE = '0123456789'.repeat(40)

/** The Results of the Get that the server has sent, in pieces. */
async function asked(
  device: ScriptedDevice,
): Promise<(from: number, to: number, size?: number) => Unnumbered> {
  await queue(device, { name: 'Get', target: './DevDetail/FwV' })
  const { message } = await device.enters()
  const get = commandsIn(message).find(({ name }) => name === 'Get')
  if (!message || !get) throw new NotReached('the server did not ask for anything')
  const { msgID } = message.hdr
  return (from, to, size) => ({
    name: 'Results',
    msgRef: msgID,
    cmdRef: get.cmdID,
    items: [
      {
        source: { locURI: './DevDetail/FwV' },
        meta: { format: 'chr', type: 'text/plain', ...(size !== undefined && { size }) },
        data: WHOLE.slice(from, to),
        ...(to < WHOLE.length && { moreData: true }),
      },
    ],
  })
}

const refusedSize = test('424, or nothing that says it was taken', ({ got }) => {
  if (!got?.message) return got ? true : 'no answer'
  const codes = statusesIn(got.message)
    .filter(({ cmd }) => cmd === 'Results')
    .map(({ data }) => data)
  return !codes.includes('200') || 'Status 200'
})

/** Large objects from device to server (DM Protocol §7). */
export default conformanceCases(
  { side: 'server', level: 'MUST', clause: 'DM Protocol §7', needs: ['commands'] } as const,
  [
    {
      id: 'server/large-objects/results-in-pieces',
      purpose: 'After a piece of Results the server asks for the next with Alert 1222.',
      play: async (device: ScriptedDevice) => {
        const piece = await asked(device)
        device.mark('first piece')
        await device.say([...device.replies(() => ({ code: 200 })), piece(0, 200, WHOLE.length)], {
          final: false,
        })
      },
      expect: [next('first piece', asksForMore), next('first piece', noCommands)],
    },
    {
      id: 'server/large-objects/results-put-together',
      purpose: 'After the last piece the session goes on to its end.',
      play: async (device: ScriptedDevice) => {
        const piece = await asked(device)
        await device.say([...device.replies(() => ({ code: 200 })), piece(0, 200, WHOLE.length)], {
          final: false,
        })
        const [header] = device.replies()
        await device.say(header ? [header, piece(200, WHOLE.length)] : [])
        await device.finishes()
      },
      expect: [last(answered), last(noCommands)],
    },
    {
      id: 'server/large-objects/broken-off',
      purpose: 'When something else comes before the last piece, the server says Alert 1225.',
      play: async (device: ScriptedDevice) => {
        const piece = await asked(device)
        await device.say([...device.replies(() => ({ code: 200 })), piece(0, 200, WHOLE.length)], {
          final: false,
        })
        const [header] = device.replies()
        const other = alert('1226', [
          {
            source: { locURI: './Other' },
            meta: { type: 'Reversed-Domain-Name: example.a', format: 'chr' },
            data: 'x',
          },
        ])
        device.mark('broken off')
        await device.say(header ? [header, other] : [])
      },
      expect: [once(alerts('1225'), 'broken off')],
    },
    {
      id: 'server/large-objects/wrong-size',
      purpose: 'Pieces that do not make up the announced size are not taken.',
      play: async (device: ScriptedDevice) => {
        const piece = await asked(device)
        await device.say([...device.replies(() => ({ code: 200 })), piece(0, 200, 9_999)], { final: false })
        const [header] = device.replies()
        await device.say(header ? [header, piece(200, WHOLE.length)] : [])
      },
      expect: [last(refusedSize)],
    },
    {
      id: 'server/large-objects/missing-size',
      purpose: 'A first piece without Size is refused, or the session stays orderly.',
      play: async (device: ScriptedDevice) => {
        const piece = await asked(device)
        await device.say([...device.replies(() => ({ code: 200 })), piece(0, 200)], { final: false })
      },
      expect: [last(answered)],
    },
  ] as const,
)
