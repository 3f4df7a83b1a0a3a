import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationSpec } from '../../../../../harness/load/calibrate/plan.ts'
import { Fleet } from '../../../../../harness/load/fleet/fleet.ts'
import type { Endpoint } from '../../../../../harness/load/session/endpoint.ts'
import { Phrases } from '../../../../../harness/load/session/phrases.ts'
import { Speaker } from '../../../../../harness/load/session/speaker.ts'
import type { Command } from '../../../../../protocol/syncml/message.ts'
import { readMessage } from '../../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../../protocol/syncml/write.ts'
import { executeAll } from '../../../../../simulators/device/commands/execute.ts'
import { templateFor } from '../../../../../simulators/device/objects/model.ts'
import { ManagementTree } from '../../../../../simulators/device/tree/tree.ts'

/**
 * The farm fills templates instead of writing messages. What it says must be what the codec would have written: read and
 * written again, each message has the same octets.
 */
const fleets = {
  xml: new Fleet({
    ...calibrationSpec('xml'),
    devices: 12,
    traits: { ...calibrationSpec('xml').traits, auth: { basic: 4, md5: 4, mac: 4 } },
  }),
  wbxml: new Fleet({
    ...calibrationSpec('wbxml'),
    devices: 12,
    traits: { ...calibrationSpec('wbxml').traits, auth: { basic: 4, md5: 4, mac: 4 } },
  }),
}

const name = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/)
const value = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => !/[\u0000-\u001f\ufffe\uffff]/.test(text))
const command = fc.oneof(
  name.map(
    (leaf): Command => ({ name: 'Get', cmdID: '1', items: [{ target: { locURI: `./DevDetail/${leaf}` } }] }),
  ),
  fc
    .constantFrom('./DevInfo/DevId', './DevInfo/Man', './NAP', '.')
    .map((locURI): Command => ({ name: 'Get', cmdID: '1', items: [{ target: { locURI } }] })),
  fc.tuple(name, value).map(
    ([leaf, data]): Command => ({
      name: 'Add',
      cmdID: '1',
      items: [
        { target: { locURI: `./Settings/${leaf}` }, meta: { format: 'chr', type: 'text/plain' }, data },
      ],
    }),
  ),
)

describe.each(['xml', 'wbxml'] as const)('what a device of a fleet says in %s', (content) => {
  const phrases = new Phrases(content)
  it('is what the codec would have written', () => {
    fc.assert(
      fc.property(
        fc.record({
          row: fc.nat(11),
          sessionID: fc.stringMatching(/^[0-9A-F]{1,4}$/),
          url: fc.webUrl({ withQueryParameters: true }),
          nonce: fc.uint8Array({ minLength: 1, maxLength: 32 }),
          commands: fc.array(command, { maxLength: 6 }),
          settled: fc.boolean(),
          final: fc.boolean(),
        }),
        ({ row, sessionID, url, nonce, commands, settled, final }) => {
          const endpoint = { url: 'http://127.0.0.1:1/dm', host: '127.0.0.1:1' } as Endpoint
          const fleet = fleets[content]
          const speaker = new Speaker(fleet, phrases, row, { endpoint, sessionID, edgeToken: 'edge' })
          const { auth, model } = fleet.traits(row)
          const first = speaker.speak(true, [{ template: phrases.packageOne(model, 'client'), refs: [] }])
          speaker.toward(url)
          speaker.nonce = nonce
          speaker.settled = settled
          const tree = new ManagementTree(templateFor(model, '1.2'))
          const executed = executeAll(
            commands.map((each, at) => ({ ...each, cmdID: String(at + 3) })),
            {
              ...{ tree, serverId: 'dm.example', content, ask: () => ({ kind: 'no' }) },
              objects: { exec: () => 406, wrote: () => undefined, mark: () => () => undefined },
            },
          )
          speaker.filling.set('msgRef', '1')
          speaker.filling.set('nonce', Buffer.from(nonce).toString('base64'))
          const next = speaker.speak(final, [
            { template: phrases.serverStatus(212, auth), refs: [] },
            {
              template: phrases.replies(executed),
              refs: executed.map(({ command: { cmdID } }) => cmdID),
            },
          ])
          for (const utterance of [first, next]) {
            const bytes = Buffer.from(utterance.body, 'latin1')
            const { message, deviations } = readMessage(bytes, content)
            expect(deviations).toEqual([])
            expect(Buffer.from(writeMessage(message, content)).toString('latin1')).toBe(
              bytes.toString('latin1'),
            )
            const request = speaker.address('/dm', utterance)
            expect(request).toContain(`content-length: ${bytes.length}\r\n`)
            expect(request.endsWith(`\r\n\r\n${bytes.toString('latin1')}`)).toBe(true)
          }
          const { message } = readMessage(Buffer.from(next.body, 'latin1'), content)
          expect(message.hdr.target.locURI).toBe(url)
          expect(message.body.final).toBe(final)
          expect(message.body.commands.map(({ cmdID }) => cmdID)).toEqual(
            message.body.commands.map((_, at) => String(at + 1)),
          )
        },
      ),
      { numRuns: 120 },
    )
  })
})
