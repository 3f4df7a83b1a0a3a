import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { type Expected, overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { add, addNode, ask, get, group, put } from '../../../../harness/stage/conformance/orders.ts'
import type { Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { statusesIn } from '../../../../harness/stage/conformance/transcript.ts'
import type { Answer } from '../../../../simulators/people/person.ts'
import { LEAF, OWN } from '../_sessions.ts'

type Row = readonly [
  id: string,
  purpose: string,
  user: Answer,
  commands: readonly Unnumbered[],
  expect: readonly Expected[],
]

const CONFIRM = ask('110', '1101', 'MINDT=1', 'Change the settings?')
const inputIs = (ref: string, wanted: RegExp) =>
  overall(`the Item of ${ref} is ${wanted}`, ({ exchanges }) => {
    const status = exchanges
      .flatMap(({ sent }) => statusesIn(sent.message))
      .find(({ cmdRef }) => cmdRef === ref)
    const data = status?.items.map((item) => item.data).join(',')
    return status === undefined ? undefined : wanted.test(data ?? '') || `'${data}'`
  })

const rows: readonly Row[] = [
  [
    'display',
    'A text is shown: 200.',
    { kind: 'yes' },
    [ask('110', '1100', '', 'Hello')],
    [answeredWith('110', 200)],
  ],
  ['confirm-yes', 'A yes is 200.', { kind: 'yes' }, [CONFIRM], [answeredWith('110', 200)]],
  ['confirm-no', 'A no is 304.', { kind: 'no' }, [CONFIRM], [answeredWith('110', 304)]],
  ['confirm-cancel', 'A cancel is 214.', { kind: 'cancel' }, [CONFIRM], [answeredWith('110', 214)]],
  [
    'confirm-timeout',
    'No answer in time is 408.',
    { kind: 'timeout' },
    [ask('110', '1101', 'MAXDT=1', 'Yes?')],
    [answeredWith('110', 408)],
  ],
  [
    'input',
    'What was typed comes in an Item.',
    { kind: 'input', text: '4711' },
    [ask('110', '1102', 'IT=N', 'Number?')],
    [answeredWith('110', 200), inputIs('110', /^4711$/)],
  ],
  [
    'single-choice',
    'The number of the choice comes in an Item.',
    { kind: 'choice', chosen: [2] },
    [ask('110', '1103', '', 'Which?', 'one', 'two')],
    [answeredWith('110', 200), inputIs('110', /^2$/)],
  ],
  [
    'multiple-choice',
    'The numbers of all choices come in Items.',
    { kind: 'choice', chosen: [1, 3] },
    [ask('110', '1104', '', 'Which?', 'one', 'two', 'three')],
    [answeredWith('110', 200), inputIs('110', /^1,3$|^3,1$/)],
  ],
  [
    'unknown-option',
    'An option that nobody knows is skipped.',
    { kind: 'yes' },
    [ask('110', '1101', 'GLOW=9&MINDT=1', 'Yes?')],
    [answeredWith('110', 200)],
  ],
  [
    'incomplete',
    'An alert without text is 412.',
    { kind: 'yes' },
    [ask('110', '1101', '')],
    [answeredWith('110', 412)],
  ],
  [
    'no-in-sequence',
    'After a no the rest of a Sequence is bypassed: 215.',
    { kind: 'no' },
    [addNode('101', OWN), group('Sequence', '120', CONFIRM, add('121', LEAF, 'x'))],
    [answeredWith('110', 304), answeredWith('121', 215)],
  ],
  [
    'no-in-atomic',
    'A no in an Atomic rolls it back.',
    { kind: 'no' },
    [addNode('101', OWN), group('Atomic', '120', add('121', LEAF, 'x'), CONFIRM)],
    [answeredWith('120', 507), answeredWith('121', 216)],
  ],
  [
    'no-at-top-level',
    'A no outside Sequence and Atomic stops no other command.',
    { kind: 'no' },
    [addNode('101', OWN), CONFIRM, add('121', LEAF, 'x')],
    [answeredWith('110', 304), answeredWith('121', 200, 201)],
  ],
  [
    'cancel-in-sequence',
    'After a cancel the rest of a Sequence is bypassed: 215.',
    { kind: 'cancel' },
    [addNode('101', OWN), group('Sequence', '120', CONFIRM, add('121', LEAF, 'x'))],
    [answeredWith('110', 214), answeredWith('121', 215)],
  ],
  [
    'cancel-in-atomic',
    'A cancel in an Atomic rolls it back.',
    { kind: 'cancel' },
    [addNode('101', OWN), group('Atomic', '120', add('121', LEAF, 'x'), CONFIRM)],
    [answeredWith('120', 507), answeredWith('110', 214), answeredWith('121', 216)],
  ],
  [
    'too-few-choices',
    'A choice without anything to choose from is 412.',
    { kind: 'choice', chosen: [1] },
    [ask('110', '1103', '', 'Which?')],
    [answeredWith('110', 406, 412)],
  ],
  [
    'yes-in-sequence',
    'After a yes the rest of a Sequence is carried out.',
    { kind: 'yes' },
    [
      addNode('101', OWN),
      group('Sequence', '120', CONFIRM, add('121', LEAF, 'x'), put('122', LEAF, 'y'), get('123', LEAF)),
    ],
    [answeredWith('121', 200, 201), value('123', 'y')],
  ],
]

export default [
  ...conformanceCases(
    { side: 'client', level: 'MAY', clause: 'DM Protocol §10' } as const,
    rows.map(([id, purpose, user, commands, expect]) => ({
      id: `client/user/${id}`,
      purpose,
      asks: 'user',
      play: async (server: ScriptedServer) => {
        server.client.user(user)
        await server.gives(commands)
      },
      expect,
    })),
  ),
  ...conformanceCases({ side: 'client', level: 'MUST', clause: 'DM Requirements, Usability' } as const, [
    {
      id: 'client/user/no-prompt-unasked',
      purpose: 'A session in which nobody asks for it bothers no user.',
      asks: 'user',
      play: async (server: ScriptedServer) => {
        const before = server.client.prompts()
        await server.gives([get('101', './DevInfo/Man')])
        server.mark(`${server.client.prompts() - before} prompts`)
      },
      expect: [
        overall('no prompt', (transcript) => {
          const mark = transcript.of('case.mark').at(-1)?.name
          return mark === undefined ? undefined : mark === '0 prompts' || mark
        }),
      ],
    },
  ]),
]
