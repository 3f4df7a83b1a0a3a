import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every, last } from '../../../../harness/stage/conformance/expect/expected.ts'
import { ends, noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import { ordered } from '../_acts.ts'

const TYPE = 'application/vnd.syncml.dmtnds+xml'
const TREE = `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD><Node><NodeName>Case</NodeName><RTProperties><Format><node/></Format></RTProperties><Node><NodeName>Leaf</NodeName><RTProperties><Format><chr/></Format><Type>text/plain</Type></RTProperties><Value>1</Value></Node></Node></MgmtTree>`
const ADD = { name: 'Add', target: './Settings/Case', format: 'xml', type: TYPE, data: TREE }

/** Trees in one piece (TND §8). What a server keeps of one is seen through its own interface alone; its session is seen here. */
export default conformanceCases(
  {
    ...{ side: 'server', level: 'MUST', needs: ['commands'] },
    expect: [every(answered), last(noCommands), ends(10)],
  } as const,
  [
    {
      id: 'server/tree/tnds-taken',
      clause: 'TND §8.4',
      purpose: 'A tree that comes in answer to ?list=TNDS is taken, and the session goes on to its end.',
      play: ordered([{ name: 'Get', target: './Settings?list=TNDS' }], ({ name }) =>
        name === 'Get'
          ? {
              code: 200,
              items: [
                {
                  source: { locURI: './Settings?list=TNDS' },
                  meta: { format: 'xml', type: TYPE },
                  data: TREE,
                },
              ],
            }
          : undefined,
      ),
    },
    ...[415, 406].map((code) => ({
      id: `server/tree/tnds-refused-${code}`,
      clause: 'RepPro §6.6 Add',
      purpose: `Told ${code} to an Add with a tree, the server falls back or gives up, and does not repeat itself for ever.`,
      play: ordered([ADD], ({ name }) => (name === 'Add' ? { code } : undefined)),
    })),
  ],
)
