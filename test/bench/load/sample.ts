import { calibrationSpec } from '../../../harness/load/calibrate/plan.ts'
import { Identities } from '../../../harness/load/fleet/identities.ts'
import type { Command } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'

/** A message as a session has it in its middle, of about the average size: what the blind clients send again and again. */
export function sampleMessage(): Buffer {
  const spec = calibrationSpec('xml')
  const device = `IMEI:${new Identities(spec.seed, spec.plmn).imei(0)}`
  const replies = Array.from({ length: 7 }, (_, at): Command[] => [
    {
      ...{ name: 'Status', cmdID: String(2 * at + 1), msgRef: '1', cmdRef: String(at + 4), cmd: 'Get' },
      ...{ targetRefs: [], sourceRefs: [], data: '200', items: [] },
    },
    {
      ...{ name: 'Results', cmdID: String(2 * at + 2), msgRef: '1', cmdRef: String(at + 4) },
      items: [{ source: { locURI: './DevDetail/FwV' }, data: '2.1' }],
    },
  ]).flat()
  const header = { verDTD: '1.2', verProto: 'DM/1.2', sessionID: '1', msgID: '2' }
  const octets = writeMessage(
    {
      hdr: { ...header, target: { locURI: 'http://127.0.0.1/dm' }, source: { locURI: device, locName: 'd' } },
      body: { commands: replies, final: true },
    },
    'xml',
  )
  return Buffer.from(octets)
}
