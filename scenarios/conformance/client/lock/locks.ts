import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { exec, get } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { statusesIn } from '../../../../harness/stage/conformance/transcript.ts'

/** Orders the operation and hears in a session of its own what came of it; the state as it is then is Get 110. */
const operates = (operation: string) => async (server: ScriptedServer) => {
  await server.begins()
  const said = await server.says([exec('101', `./LAWMO/Operations/${operation}`, 'lock-1')])
  const status = statusesIn(said).find(({ cmdRef }) => cmdRef === '101')
  if (status?.data === '404') throw new NotReached('the client has no ./LAWMO')
  await server.ends()
  server.mark('reports')
  await server.reports()
  await server.says([get('110', './LAWMO/State')])
  // A phone that was locked for this case is left unlocked.
  if (operation !== 'UnLock') await server.says([exec('111', './LAWMO/Operations/UnLock')])
  await server.ends()
}

const reported = (...results: readonly string[]) =>
  overall(`the final alert says ${results.join(' or ')}, under the Correlator`, (transcript) => {
    const alert = transcript
      .after('reports')
      .flatMap(({ sent }) => sent.message?.body.commands ?? [])
      .find((each) => each.name === 'Alert' && each.data === '1226')
    if (alert?.name !== 'Alert') return undefined
    const { correlator, items } = alert
    if (correlator !== 'lock-1') return `Correlator ${correlator}`
    return results.includes(String(items[0]?.data)) || `result ${items[0]?.data}`
  })
const ACCEPTED = answeredWith('101', 200, 202)

/** Lock and unlock (LAWMO 1.0 §5), for clients that have ./LAWMO. */
export default conformanceCases(
  { side: 'client', level: 'MAY', clause: 'LAWMO §5', asks: 'lock', upsets: true } as const,
  [
    {
      id: 'client/lock/state',
      purpose: 'State of a phone that nobody has locked is Unlocked.',
      play: async (server: ScriptedServer) => server.gives([get('110', './LAWMO/State')]),
      expect: [value('110', '30')],
    },
    {
      id: 'client/lock/fully-lock',
      purpose: 'FullyLock leaves the phone locked, and the server hears of it.',
      play: operates('FullyLock'),
      expect: [ACCEPTED, reported('1200'), value('110', '10')],
    },
    {
      id: 'client/lock/partially-lock',
      purpose: 'PartiallyLock leaves the phone locked in part, and the server hears of it.',
      play: operates('PartiallyLock'),
      expect: [ACCEPTED, reported('1200'), value('110', '20')],
    },
    {
      id: 'client/lock/unknown-operation',
      purpose: 'An operation that nobody knows is refused.',
      play: async (server: ScriptedServer) =>
        server.gives([exec('101', './LAWMO/Operations/Explode')], [get('110', './LAWMO/State')]),
      expect: [answeredWith('101', 400, 404, 405, 406), value('110', '30')],
    },
    {
      id: 'client/lock/state-not-written',
      purpose: 'State is written by the phone alone.',
      play: async (server: ScriptedServer) =>
        server.gives(
          [
            {
              name: 'Replace',
              cmdID: '101',
              items: [{ target: { locURI: './LAWMO/State' }, meta: { format: 'int' }, data: '10' }],
            },
          ],
          [get('110', './LAWMO/State')],
        ),
      expect: [answeredWith('101', 405, 425), value('110', '30')],
    },
  ],
)
