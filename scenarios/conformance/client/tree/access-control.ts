import { answeredWith, noResults, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { add, addNode, del, get, put } from '../../../../harness/stage/conformance/orders.ts'
import { LEAF, MADE, OWN, sessions } from '../_sessions.ts'

const acl = (cmdID: string, uri: string, text: string) =>
  put(cmdID, `${uri}?prop=ACL`, text, { format: 'chr' })
const OTHERS = 'Get=another&Replace=another&Delete=another'
const INNER = `${OWN}/Inner`
const NESTED = [...MADE, addNode('103', INNER), add('104', `${INNER}/Leaf`, 'deep')]

/** Who may do what (TND §7.7.1). */
export default sessions('client/tree', 'MUST', [
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
      [put('104', LEAF, 'two'), get('105', LEAF)],
    ],
    [answeredWith('104', 425), value('105', 'one')],
  ],
  [
    'acl-denies-get',
    'TND §7.7.1',
    'Without Get a node cannot be read.',
    [MADE, [put('103', `${OWN}?prop=ACL`, 'Replace=*', { format: 'chr' })], [get('104', LEAF)]],
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
  [
    'acl-of-root',
    'TND §7.7.1',
    'The root has an ACL of its own.',
    [[get('101', '.?prop=ACL')]],
    [value('101', /^\w+=./)],
  ],
  [
    'acl-of-leaf-by-its-parent',
    'TND §7.7.1',
    'The ACL of a leaf is replaced by who may replace its parent, whatever its own says.',
    [MADE, [acl('103', LEAF, 'Get=*')], [put('104', LEAF, 'two'), acl('105', LEAF, 'Get=*&Replace=*')]],
    [answeredWith('104', 425), answeredWith('105', 200)],
  ],
  [
    'acl-of-leaf-not-by-itself',
    'TND §7.7.1',
    'Replace on a leaf is no right to its ACL.',
    [
      MADE,
      [acl('103', LEAF, 'Get=*&Replace=*')],
      [acl('104', OWN, OTHERS)],
      [put('105', LEAF, 'two'), acl('106', LEAF, 'Get=*')],
    ],
    [answeredWith('105', 200), answeredWith('106', 425)],
  ],
  [
    'acl-of-interior-by-its-parent',
    'TND §7.7.1',
    'The ACL of an interior node is replaced by who may replace its parent.',
    [NESTED, [acl('105', INNER, OTHERS)], [acl('106', INNER, 'Get=*')]],
    [answeredWith('106', 200)],
  ],
  [
    'acl-not-merged',
    'TND §7.7.1',
    'The nearest ACL decides alone: what stands higher up adds nothing.',
    [NESTED, [acl('105', INNER, OTHERS)], [get('106', `${INNER}/Leaf`), put('107', `${INNER}/Leaf`, 'x')]],
    [answeredWith('106', 425), noResults('106'), answeredWith('107', 425)],
  ],
  [
    'acl-inherited',
    'TND §7.7.1',
    'A node without ACL has the rights of the nearest one above.',
    [
      NESTED,
      [acl('105', INNER, 'Get=*&Replace=*')],
      [put('106', `${INNER}/Leaf`, 'x'), del('107', `${INNER}/Leaf`)],
    ],
    [answeredWith('106', 200), answeredWith('107', 425)],
  ],
  [
    'acl-of-property',
    'TND §7.7.1',
    'Without Get no property can be read either.',
    [NESTED, [acl('105', INNER, OTHERS)], [get('106', `${INNER}?prop=Name`)]],
    [answeredWith('106', 425), noResults('106')],
  ],
  [
    'acl-denies-delete',
    'TND §7.7.1',
    'Without Delete nothing is deleted.',
    [NESTED, [acl('105', INNER, 'Get=*&Replace=*')], [del('106', INNER)], [get('107', `${INNER}/Leaf`)]],
    [answeredWith('106', 425), value('107', 'deep')],
  ],
  [
    'acl-malformed',
    'TND §7.7.1',
    'An ACL that does not fit the grammar is refused.',
    [MADE, [acl('103', OWN, 'Fly=*&&Get')], [get('104', `${OWN}?prop=ACL`)]],
    [answeredWith('103', 400, 405, 406, 415, 500)],
  ],
])
