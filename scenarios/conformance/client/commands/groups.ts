import { answeredWith, noResults, value } from '../../../../harness/stage/conformance/expect/client.ts'
import type { Expected } from '../../../../harness/stage/conformance/expect/expected.ts'
import { add, addNode, ask, del, get, group, put } from '../../../../harness/stage/conformance/orders.ts'
import type { Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import { LEAF, MADE, OWN, sessions } from '../_sessions.ts'

type Row = readonly [
  id: string,
  purpose: string,
  packages: readonly (readonly Unnumbered[])[],
  expect: readonly Expected[],
]

const rows: readonly Row[] = [
  [
    'sequence',
    'A Sequence is 200, and each command in it has its Status.',
    [MADE, [group('Sequence', '110', put('111', LEAF, 'two'), get('112', LEAF))]],
    [answeredWith('110', 200), answeredWith('111', 200), answeredWith('112', 200)],
  ],
  [
    'sequence-in-order',
    'The commands of a Sequence take effect in their order.',
    [MADE, [group('Sequence', '110', put('111', LEAF, 'two'), get('112', LEAF), put('113', LEAF, 'three'))]],
    [value('112', 'two')],
  ],
  [
    'sequence-goes-on',
    'A command that fails does not stop a Sequence.',
    [MADE, [group('Sequence', '110', del('111', `${OWN}/No`), put('112', LEAF, 'two'))]],
    [answeredWith('111', 404), answeredWith('112', 200)],
  ],
  [
    'atomic',
    'An Atomic of which everything succeeds is 200.',
    [
      MADE,
      [group('Atomic', '110', put('111', LEAF, 'two'), add('112', `${OWN}/New`, 'x'))],
      [get('120', LEAF)],
    ],
    [answeredWith('110', 200), answeredWith('111', 200), value('120', 'two')],
  ],
  [
    'atomic-rolled-back',
    'An Atomic of which something fails changes nothing: 507, 216, the error itself, and 215.',
    [
      MADE,
      [group('Atomic', '110', put('111', LEAF, 'two'), put('112', `${OWN}/No`, 'x'), del('113', LEAF))],
      [get('120', LEAF)],
    ],
    [
      answeredWith('110', 507),
      answeredWith('111', 216),
      answeredWith('112', 404),
      answeredWith('113', 215),
      value('120', 'one'),
    ],
  ],
  [
    'get-in-atomic',
    'A Get in an Atomic is 500, and the Atomic fails.',
    [MADE, [group('Atomic', '110', put('111', LEAF, 'two'), get('112', LEAF))], [get('120', LEAF)]],
    [answeredWith('110', 500, 507), answeredWith('112', 500), value('120', 'one')],
  ],
  [
    'atomic-in-atomic',
    'An Atomic in an Atomic is 500, and nothing is changed.',
    [MADE, [group('Atomic', '110', group('Atomic', '111', put('112', LEAF, 'two')))], [get('120', LEAF)]],
    [answeredWith('110', 500, 507), answeredWith('111', 500), value('120', 'one')],
  ],
  [
    'atomic-in-sequence',
    'An Atomic in a Sequence is carried out in its turn.',
    [MADE, [group('Sequence', '110', group('Atomic', '111', put('112', LEAF, 'two')), get('113', LEAF))]],
    [answeredWith('111', 200), value('113', 'two')],
  ],
  [
    'several-items',
    'A Get of several Items brings each.',
    [
      [
        {
          name: 'Get',
          cmdID: '101',
          items: [{ target: { locURI: './DevInfo/Man' } }, { target: { locURI: './DevInfo/Mod' } }],
        },
      ],
    ],
    [answeredWith('101', 200)],
  ],
  [
    'empty-command',
    'A command without Items is refused.',
    [[{ name: 'Get', cmdID: '101', items: [] }]],
    [answeredWith('101', 400, 412)],
  ],
  [
    'put',
    'A command that DM does not have is refused.',
    [[{ name: 'Put', cmdID: '101', items: [{ target: { locURI: './DevInfo/Man' }, data: 'x' }] }]],
    [answeredWith('101', 400, 405, 406, 501)],
  ],
  [
    'add-without-data',
    'An Add of a leaf without Data makes an empty leaf, or is refused.',
    [
      [
        addNode('101', OWN),
        { name: 'Add', cmdID: '102', items: [{ target: { locURI: LEAF }, meta: { format: 'chr' } }] },
      ],
    ],
    [answeredWith('102', 200, 201, 400, 412)],
  ],
  [
    'unknown-alert',
    'An alert code that nobody knows is refused.',
    [[ask('101', '1199')]],
    [answeredWith('101', 400, 405, 406)],
  ],
  [
    'exec-missing',
    'Exec of a node that is not there is 404.',
    [[{ name: 'Exec', cmdID: '101', items: [{ target: { locURI: './NoSuchNode' } }] }]],
    [answeredWith('101', 404), noResults('101')],
  ],
]

export default sessions(
  'client/commands',
  'MUST',
  rows.map(([id, purpose, packages, expect]) => [id, 'RepPro §6.6', purpose, packages, expect]),
)
