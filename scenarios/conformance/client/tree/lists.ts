import { answeredWith, declined, results } from '../../../../harness/stage/conformance/expect/client.ts'
import { get, put } from '../../../../harness/stage/conformance/orders.ts'
import type { Item } from '../../../../protocol/syncml/message.ts'
import { LEAF, MADE, OWN, sessions } from '../_sessions.ts'

const uris = (items: readonly Item[]) => items.map(({ source }) => source?.locURI ?? '')
const names = (items: readonly Item[], wanted: string) =>
  uris(items).some((uri) => uri.endsWith(wanted)) || `${uris(items).join(' ')} without ${wanted}`
const text = (items: readonly Item[]) => JSON.stringify(items.map(({ data }) => data))

/** Subtrees in one answer (TND §8.4). A client that does not offer them says 406. */
export default sessions('client/tree', 'MAY', [
  [
    'list-struct',
    'TND §8.4',
    'Struct brings the node and everything below it, without values.',
    [MADE, [get('103', `${OWN}?list=Struct`)]],
    [
      declined(
        '103',
        [406],
        results('103', 'the leaf without Data', (items) => {
          const leaf = items.find(({ source }) => source?.locURI.endsWith('Case/Leaf'))
          return leaf === undefined ? names(items, 'Case/Leaf') : leaf.data === undefined || 'Data'
        }),
      ),
    ],
  ],
  [
    'list-struct-data',
    'TND §8.4',
    'StructData brings the values of the leaves as well.',
    [MADE, [get('103', `${OWN}?list=StructData`)]],
    [
      declined(
        '103',
        [406],
        results('103', 'the value of the leaf', (items) => {
          const leaf = items.find(({ source }) => source?.locURI.endsWith('Case/Leaf'))
          return leaf?.data === 'one' || `${text(items)}`
        }),
      ),
    ],
  ],
  [
    'list-tnds',
    'TND §8.4',
    'TNDS brings the subtree as one document.',
    [MADE, [get('103', `${OWN}?list=TNDS`)]],
    [
      declined(
        '103',
        [406],
        results('103', 'one Item with the leaf in it', (items) =>
          items.length !== 1 ? `${items.length} Items` : /Leaf/.test(text(items)) || text(items),
        ),
      ),
    ],
  ],
  [
    'list-unknown',
    'TND §8.4',
    'A list that nobody knows is 406.',
    [[get('101', './DevInfo?list=Everything')]],
    [answeredWith('101', 406)],
  ],
  [
    'list-of-what-may-be-read',
    'TND §8.4',
    'What the server may not read is left out in silence.',
    [
      MADE,
      [put('103', `${LEAF}?prop=ACL`, 'Get=another', { format: 'chr' })],
      [get('104', `${OWN}?list=StructData`)],
    ],
    [
      declined(
        '104',
        [406],
        results(
          '104',
          'no leaf',
          (items) => !uris(items).some((uri) => uri.endsWith('Case/Leaf')) || 'the leaf all the same',
        ),
      ),
    ],
  ],
])
