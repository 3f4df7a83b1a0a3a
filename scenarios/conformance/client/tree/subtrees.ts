import { answeredWith, declined, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { get } from '../../../../harness/stage/conformance/orders.ts'
import type { Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import type { MgmtNode, MgmtTree } from '../../../../protocol/syncml/message.ts'
import { LEAF, MADE, OWN, sessions } from '../_sessions.ts'

const TYPE = 'application/vnd.syncml.dmtnds+xml'
const leaf = (nodeName: string, value: string): MgmtNode => ({
  nodeName,
  rt: { format: 'chr', type: 'text/plain' },
  value,
})
const tree = (...nodes: readonly MgmtNode[]): MgmtTree => ({
  verDTD: '1.2',
  nodes: [{ nodeName: '', rt: { format: 'node' }, nodes }],
})
const plants = (name: 'Add' | 'Replace', cmdID: string, data: MgmtTree): Unnumbered => ({
  name,
  cmdID,
  items: [{ target: { locURI: OWN }, meta: { format: 'xml', type: TYPE }, data }],
})
/** The whole object has one Status: a refusal of the media type, or that of the deed. */
const NOT_TAKEN = [406, 415]

/** Whole subtrees as one object (TND Serialization §5). A client that does not take them says 415. */
export default sessions('client/tree', 'MAY', [
  [
    'tnds-added',
    'RepPro §6.6 Add',
    'A tree that is added can be read node by node.',
    [[plants('Add', '101', tree(leaf('One', '1'), leaf('Two', '2')))], [get('102', `${OWN}/Two`)]],
    [answeredWith('101', 200, 201, ...NOT_TAKEN), declined('101', NOT_TAKEN, value('102', '2'))],
  ],
  [
    'tnds-over-existing',
    'RepPro §6.6 Add',
    'A tree is not added where a node is already.',
    [MADE, [plants('Add', '103', tree(leaf('Leaf', 'two')))], [get('104', LEAF)]],
    [answeredWith('103', 418, ...NOT_TAKEN), value('104', 'one')],
  ],
  [
    'tnds-replaced',
    'RepPro §6.6 Replace',
    'A tree that replaces another takes away what it does not name.',
    [MADE, [plants('Replace', '103', tree(leaf('New', 'n')))], [get('104', `${OWN}/New`), get('105', LEAF)]],
    [
      answeredWith('103', 200, ...NOT_TAKEN),
      declined('103', NOT_TAKEN, value('104', 'n')),
      declined('103', NOT_TAKEN, answeredWith('105', 404)),
    ],
  ],
  [
    'tnds-replace-missing',
    'RepPro §6.6 Replace',
    'A tree replaces nothing where there is no node.',
    [[plants('Replace', '101', tree(leaf('New', 'n')))], [get('102', OWN)]],
    [answeredWith('101', 404, ...NOT_TAKEN), answeredWith('102', 404)],
  ],
])
