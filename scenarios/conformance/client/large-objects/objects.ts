import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { add, addNode, chunk, get } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { alertsIn } from '../../../../harness/stage/conformance/transcript.ts'
import { LEAF, OWN } from '../_sessions.ts'

const MADE = [addNode('101', OWN), add('102', LEAF, 'old')]
const HALF = 'abcdefghij'.repeat(10)

async function pieces(server: ScriptedServer, size: number | undefined): Promise<void> {
  await server.begins()
  await server.says(MADE)
  await server.says([chunk('110', LEAF, HALF, size)], { final: false })
  await server.says([chunk('111', LEAF, HALF, undefined, false)])
  await server.says([get('120', LEAF)])
  await server.ends()
}

export default conformanceCases(
  { side: 'client', level: 'MAY', clause: 'DM Protocol §7' } as const,
  [
    {
      id: 'client/large-objects/buffered',
      purpose: 'A piece is 213, and the last one has the Status of the whole.',
      play: async (server: ScriptedServer) => pieces(server, 200),
      expect: [answeredWith('110', 213), answeredWith('111', 200)],
    },
    {
      id: 'client/large-objects/put-together',
      purpose: 'The pieces together are the value.',
      play: async (server: ScriptedServer) => pieces(server, 200),
      expect: [value('120', HALF + HALF)],
    },
    {
      id: 'client/large-objects/asks-for-the-next',
      purpose: 'After a piece the client asks for the next with Alert 1222.',
      play: async (server: ScriptedServer) => pieces(server, 200),
      expect: [
        overall(
          'Alert 1222',
          ({ exchanges }) =>
            exchanges.some(({ sent }) => alertsIn(sent.message, '1222').length > 0) || 'none',
        ),
      ],
    },
    {
      id: 'client/large-objects/size-mismatch',
      purpose: 'Pieces that do not make up the size are 424, and the old value stays.',
      play: async (server: ScriptedServer) => pieces(server, 999),
      expect: [answeredWith('111', 424), value('120', 'old')],
    },
    {
      id: 'client/large-objects/size-missing',
      purpose: 'A first piece without Size is 411, or another refusal.',
      play: async (server: ScriptedServer) => {
        await server.gives(MADE, [chunk('110', LEAF, HALF)])
      },
      expect: [answeredWith('110', 400, 411, 412, 424)],
    },
    {
      id: 'client/large-objects/broken-off',
      purpose: 'Another command between the pieces is Alert 1225, and nothing is kept.',
      play: async (server: ScriptedServer) => {
        await server.begins()
        await server.says(MADE)
        await server.says([chunk('110', LEAF, HALF, 200)], { final: false })
        await server.says([get('120', LEAF)])
        await server.ends()
      },
      expect: [
        overall(
          'Alert 1225',
          ({ exchanges }) =>
            exchanges.some(({ sent }) => alertsIn(sent.message, '1225').length > 0) || 'none',
        ),
        value('120', 'old'),
      ],
    },
  ] as const,
)
