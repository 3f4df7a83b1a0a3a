import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import {
  answeredWith,
  noResults,
  results,
  value,
} from '../../../../harness/stage/conformance/expect/client.ts'
import type { Expected } from '../../../../harness/stage/conformance/expect/expected.ts'
import { add, addNode, copy, del, exec, get, put } from '../../../../harness/stage/conformance/orders.ts'
import type { Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'

type Row = readonly [
  id: string,
  clause: string,
  purpose: string,
  packages: readonly (readonly Unnumbered[])[],
  expect: readonly Expected[],
]

const OWN = './Settings/Case'
const MADE = [addNode('101', OWN), add('102', `${OWN}/Leaf`, 'one')]

/** One session each: packages of commands, and what must have been answered. */
const rows: readonly Row[] = [
  [
    'get-leaf',
    'TND §7.7',
    'Get of a leaf brings its value.',
    [[get('101', './DevInfo/Man')]],
    [answeredWith('101', 200), value('101', /.+/)],
  ],
  [
    'get-interior',
    'TND §7.7',
    'Get of an interior node brings the names of its children, joined by slashes.',
    [[get('101', './DevInfo')]],
    [
      value('101', /DevId/),
      results(
        '101',
        'Format node',
        ([item]) => item?.meta?.format === 'node' || `Format ${item?.meta?.format}`,
      ),
    ],
  ],
  [
    'get-childless',
    'TND §7.7',
    'Get of an interior node without children brings empty Data and 200.',
    [[addNode('101', OWN)], [get('102', OWN)]],
    [answeredWith('102', 200), value('102', '')],
  ],
  [
    'get-root',
    'TND §6',
    'Get of the root brings its children.',
    [[get('101', '.')]],
    [answeredWith('101', 200), value('101', /DevInfo/)],
  ],
  [
    'get-missing',
    'RepPro §6.6 Get',
    'Get of a node that is not there is 404 and brings nothing.',
    [[get('101', './NoSuchNode')]],
    [answeredWith('101', 404), noResults('101')],
  ],
  [
    'get-without-dot',
    'TND §6',
    'DevInfo/Man and ./DevInfo/Man are the same node.',
    [[get('101', 'DevInfo/Man')]],
    [answeredWith('101', 200)],
  ],
  [
    'add-leaf',
    'RepPro §6.6 Add',
    'What was added can be read.',
    [MADE, [get('103', `${OWN}/Leaf`)]],
    [answeredWith('102', 200, 201), value('103', 'one')],
  ],
  [
    'add-existing',
    'RepPro §6.6 Add',
    'Add of a node that exists is 418.',
    [MADE, [add('103', `${OWN}/Leaf`, 'two')], [get('104', `${OWN}/Leaf`)]],
    [answeredWith('103', 418), value('104', 'one')],
  ],
  [
    'add-below-leaf',
    'RepPro §6.6 Add',
    'Add below a leaf is 405.',
    [MADE, [add('103', `${OWN}/Leaf/Below`, 'x')]],
    [answeredWith('103', 405)],
  ],
  [
    'replace-leaf',
    'RepPro §6.6 Replace',
    'What was replaced reads as the new value.',
    [MADE, [put('103', `${OWN}/Leaf`, 'two')], [get('104', `${OWN}/Leaf`)]],
    [answeredWith('103', 200), value('104', 'two')],
  ],
  [
    'replace-missing',
    'RepPro §6.6 Replace',
    'Replace of a node that is not there is 404 and makes none.',
    [[addNode('101', OWN)], [put('102', `${OWN}/No`, 'x')], [get('103', `${OWN}/No`)]],
    [answeredWith('102', 404), answeredWith('103', 404)],
  ],
  [
    'replace-permanent',
    'TND §7.7',
    'A value that may only be read is not replaced.',
    [[put('101', './DevInfo/Man', 'Evil')], [get('102', './DevInfo/Man')]],
    [answeredWith('101', 405, 425), value('102', /^(?!Evil)/)],
  ],
  [
    'delete-leaf',
    'RepPro §6.6 Delete',
    'What was deleted is gone.',
    [MADE, [del('103', `${OWN}/Leaf`)], [get('104', `${OWN}/Leaf`)]],
    [answeredWith('103', 200), answeredWith('104', 404)],
  ],
  [
    'delete-subtree',
    'RepPro §6.6 Delete',
    'With an interior node everything below it goes.',
    [MADE, [del('103', OWN)], [get('104', `${OWN}/Leaf`)]],
    [answeredWith('103', 200), answeredWith('104', 404)],
  ],
  [
    'delete-permanent',
    'TND §7.7',
    'A permanent node cannot be deleted.',
    [[del('101', './DevInfo')]],
    [answeredWith('101', 405, 425)],
  ],
  [
    'delete-root',
    'TND §7.7',
    'The root cannot be deleted.',
    [[del('101', '.')]],
    [answeredWith('101', 405, 425)],
  ],
  [
    'delete-missing',
    'RepPro §6.6 Delete',
    'Delete of a node that is not there is 404.',
    [[del('101', './Settings/NoSuchNode')]],
    [answeredWith('101', 404)],
  ],
  [
    'copy-leaf',
    'RepPro §6.6 Copy',
    'Copy takes the value of one leaf to another.',
    [MADE, [copy('103', `${OWN}/Leaf`, `${OWN}/Copy`)], [get('104', `${OWN}/Copy`)]],
    [answeredWith('103', 200), value('104', 'one')],
  ],
  [
    'copy-interior',
    'RepPro §6.6 Copy',
    'Copy of an interior node is an error.',
    [MADE, [copy('103', OWN, './Settings/Other')]],
    [answeredWith('103', 403, 405, 500)],
  ],
  [
    'exec-nothing',
    'RepPro §6.6 Exec',
    'Exec of a node that does nothing is refused.',
    [[exec('101', './DevInfo/Man')]],
    [answeredWith('101', 404, 405, 406)],
  ],
  [
    'inbox-not-readable',
    'StdObj §5.4',
    './Inbox cannot be read.',
    [[get('101', './Inbox')]],
    [answeredWith('101', 405)],
  ],
  [
    'secret-not-readable',
    'StdObj §5.3',
    'AAuthSecret cannot be read.',
    [
      [
        get('101', './DMAcc/1/AppAuth/Client/AAuthSecret'),
        get('102', './DMAcc/1/AppAuth/CLCRED/AAuthSecret'),
        get('103', './DMAcc/1/AppAuth/1/AAuthSecret'),
      ],
    ],
    [noResults('101'), noResults('102'), noResults('103')],
  ],
  [
    'uri-too-deep',
    'RepPro §6.6',
    'A URI with too many segments is 414.',
    [[get('101', `./${Array(400).fill('a').join('/')}`)]],
    [answeredWith('101', 414)],
  ],
  [
    'uri-segment-too-long',
    'RepPro §6.6',
    'A segment that is too long is 414.',
    [[add('101', `./Settings/${'a'.repeat(600)}`, 'x')]],
    [answeredWith('101', 414)],
  ],
  [
    'uri-climbs',
    'TND §6',
    'A URI that climbs is refused.',
    [[get('101', './DevInfo/../DevDetail')]],
    [answeredWith('101', 400, 404, 405)],
  ],
  [
    'property-format',
    'TND §7.7.2',
    'Format of a leaf is told.',
    [[get('101', './DevInfo/Man?prop=Format')]],
    [value('101', 'chr')],
  ],
  [
    'property-name',
    'TND §7.7.3',
    'Name of a node is its last segment.',
    [[get('101', './DevInfo/Man?prop=Name')]],
    [value('101', 'Man')],
  ],
  [
    'property-type',
    'TND §7.7.7',
    'Type of a leaf is a media type.',
    [[get('101', './DevInfo/Man?prop=Type')]],
    [value('101', /^[\w.-]+\/[\w.+-]+$|^$/)],
  ],
  [
    'property-acl-own',
    'TND §7.7.1',
    'ACL of a node that inherits is empty.',
    [MADE, [get('103', `${OWN}/Leaf?prop=ACL`)]],
    [value('103', '')],
  ],
  [
    'property-unknown',
    'TND §7.7',
    'A property that nobody knows is 406.',
    [[get('101', './DevInfo/Man?prop=Colour')]],
    [answeredWith('101', 406)],
  ],
  [
    'property-not-added',
    'TND §7.7',
    'A property cannot be added.',
    [MADE, [add('103', `${OWN}/Leaf?prop=Title`, 'x')]],
    [answeredWith('103', 405)],
  ],
  [
    'property-not-deleted',
    'TND §7.7',
    'A property cannot be deleted.',
    [MADE, [del('103', `${OWN}/Leaf?prop=ACL`)]],
    [answeredWith('103', 405)],
  ],
  [
    'property-format-fixed',
    'TND §7.7',
    'Format cannot be replaced by itself.',
    [MADE, [put('103', `${OWN}/Leaf?prop=Format`, 'int')]],
    [answeredWith('103', 405)],
  ],
  [
    'rename',
    'TND §7.7.3',
    'A new Name is a new URI.',
    [
      MADE,
      [put('103', `${OWN}/Leaf?prop=Name`, 'Renamed', { format: 'chr' })],
      [get('104', `${OWN}/Renamed`)],
    ],
    [answeredWith('103', 200), value('104', 'one')],
  ],
  [
    'rename-to-sibling',
    'TND §7.7.3',
    'The name of a sibling is 418.',
    [
      [...MADE, add('103', `${OWN}/Other`, 'x')],
      [put('104', `${OWN}/Leaf?prop=Name`, 'Other', { format: 'chr' })],
    ],
    [answeredWith('104', 418)],
  ],
  [
    'rename-permanent',
    'TND §7.7.3',
    'A permanent node keeps its name.',
    [[put('101', './DevInfo?prop=Name', 'Info', { format: 'chr' })]],
    [answeredWith('101', 405, 425)],
  ],
  [
    'acl-replaced',
    'TND §7.7.1',
    'An ACL that was replaced reads as it was written.',
    [
      [addNode('101', OWN)],
      [put('102', `${OWN}?prop=ACL`, 'Get=*&Replace=*&Delete=*', { format: 'chr' })],
      [get('103', `${OWN}?prop=ACL`)],
    ],
    [answeredWith('102', 200), value('103', /Get=\*/)],
  ],
  [
    'acl-denies',
    'TND §7.7.1',
    'Without the right a command is 425, and nothing changes.',
    [
      MADE,
      [put('103', `${OWN}?prop=ACL`, 'Get=*&Replace=somebody-else', { format: 'chr' })],
      [put('104', `${OWN}/Leaf`, 'two'), get('105', `${OWN}/Leaf`)],
    ],
    [answeredWith('104', 425), value('105', 'one')],
  ],
  [
    'acl-denies-get',
    'TND §7.7.1',
    'Without Get a node cannot be read.',
    [MADE, [put('103', `${OWN}?prop=ACL`, 'Replace=*', { format: 'chr' })], [get('104', `${OWN}/Leaf`)]],
    [answeredWith('104', 425), noResults('104')],
  ],
  [
    'acl-denies-add',
    'TND §7.7.1',
    'Without Add nothing is added.',
    [
      [addNode('101', OWN)],
      [put('102', `${OWN}?prop=ACL`, 'Get=*&Replace=*', { format: 'chr' })],
      [add('103', `${OWN}/New`, 'x')],
    ],
    [answeredWith('103', 425)],
  ],
]

export default conformanceCases(
  { side: 'client', level: 'MUST' } as const,
  rows.map(([id, clause, purpose, packages, expect]) => ({
    id: `client/tree/${id}`,
    clause,
    purpose,
    play: async (server: ScriptedServer) => server.gives(...packages),
    expect,
  })),
)
