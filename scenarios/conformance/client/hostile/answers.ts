import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { messages } from '../../../../harness/stage/conformance/expect/client.ts'
import { get } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'

const answers =
  (status: number, text: string | Uint8Array, type = 'text/html') =>
  async (server: ScriptedServer) => {
    await server.begins()
    server.mark('hostile')
    const octets = typeof text === 'string' ? Buffer.from(text) : text
    let next: unknown = await server.answersWith(status, octets, type)
    for (let said = 1; next && said < 6; said++) next = await server.answersWith(status, octets, type)
  }
const XML = 'application/vnd.syncml.dm+xml'
const FEW = [messages('three messages at most, then silence', (count) => count <= 3, 'hostile')]

/** What a client meets when a server is none, or means ill: the session ends, and the client is there for the next one. */
export default conformanceCases(
  { side: 'client', level: 'QUALITY', clause: 'hostile input', expect: FEW } as const,
  [
    {
      id: 'client/hostile/http-500',
      purpose: 'HTTP 500 with a page ends the session.',
      play: answers(500, '<html>oops</html>'),
    },
    {
      id: 'client/hostile/http-503',
      purpose: 'HTTP 503 is not answered without end.',
      play: answers(503, 'busy'),
    },
    {
      id: 'client/hostile/http-429',
      purpose: 'HTTP 429 is not answered without end.',
      play: answers(429, 'slowly'),
    },
    {
      id: 'client/hostile/http-302',
      purpose: 'A redirection, which DM does not have, is not followed without end.',
      play: answers(302, ''),
    },
    { id: 'client/hostile/http-404', purpose: 'HTTP 404 ends the session.', play: answers(404, 'not here') },
    { id: 'client/hostile/empty', purpose: 'An empty body ends the session.', play: answers(200, '', XML) },
    {
      id: 'client/hostile/html',
      purpose: 'A page for people is no message.',
      play: answers(200, '<html><body>hello</body></html>'),
    },
    {
      id: 'client/hostile/random',
      purpose: 'Random octets are no message.',
      play: answers(200, new Uint8Array(300).fill(0xa7), XML),
    },
    {
      id: 'client/hostile/truncated',
      purpose: 'Half a message is no message.',
      play: answers(200, '<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>', XML),
    },
    {
      id: 'client/hostile/entity-bomb',
      purpose: 'Entities are not expanded without end.',
      play: answers(
        200,
        '<?xml version="1.0"?><!DOCTYPE SyncML [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><SyncML>&b;</SyncML>',
        XML,
      ),
    },
    {
      id: 'client/hostile/external-entity',
      purpose: 'An external entity is not fetched.',
      play: answers(
        200,
        '<?xml version="1.0"?><!DOCTYPE SyncML [<!ENTITY x SYSTEM "file:///etc/hostname">]><SyncML>&x;</SyncML>',
        XML,
      ),
    },
    {
      id: 'client/hostile/other-document',
      purpose: 'Another XML document is no message.',
      play: answers(200, '<?xml version="1.0"?><note>hello</note>', XML),
    },
    {
      id: 'client/hostile/wbxml-overrun',
      purpose: 'WBXML whose string table is longer than itself is no message.',
      play: answers(
        200,
        Uint8Array.of(0x02, 0xa4, 0x01, 0x6a, 0xff, 0x7f),
        'application/vnd.syncml.dm+wbxml',
      ),
    },
    {
      id: 'client/hostile/deep',
      purpose: 'Ten thousand elements inside one another are no message.',
      play: answers(200, '<SyncML>'.repeat(10_000), XML),
    },
    {
      id: 'client/hostile/endless',
      purpose: 'A server that never says Final is left some time.',
      play: async (server: ScriptedServer) => {
        let next: unknown = await server.begins()
        for (let said = 0; next && said < 120; said++)
          next = await server.says([get('101', './DevInfo/Man')], { final: false })
      },
      expect: [messages('a hundred messages at most', (count) => count <= 100)],
    },
  ],
)
