import { type Element, NO_ATTRIBUTES, SPACE_SYNCML_11, SPACE_SYNCML_12 } from '../markup/element.ts'
import { commandFrom } from './command-from-element.ts'
import { credFrom } from './cred-from-element.ts'
import { COMMAND_NAMES } from './dtd.ts'
import { ElementReader } from './element-reader.ts'
import { locatorFrom } from './item-from-element.ts'
import type { SyncHdr, SyncML } from './message.ts'
import { metaFrom } from './meta-from-element.ts'
import type { Mutable } from './mutable.ts'
import { SyncMLProblem } from './problem.ts'
import type { Reading } from './reading.ts'

/** Builds the message of a `SyncML` element (RepPro DTD 1.2). Throws SyncMLProblem `missing` or `unsupported`. */
export function messageFrom(root: Element, reading: Reading): SyncML {
  if (root.name !== 'SyncML')
    throw new SyncMLProblem('unsupported', root.offset, `<SyncML>, not <${root.name}>`)
  if (root.space === '') reading.deviate('xmlns-missing', 'SyncML without a namespace', root.offset)
  else if (root.space !== SPACE_SYNCML_12 && root.space !== SPACE_SYNCML_11) {
    reading.deviate('xmlns-foreign', `SyncML in the namespace ${root.space}`, root.offset)
  }
  if (root.attributes !== NO_ATTRIBUTES) {
    reading.deviate(
      'attribute',
      `<SyncML> has the attribute ${Object.keys(root.attributes).join(' ')}`,
      root.offset,
    )
  }
  const reader = new ElementReader(root, 'SyncML', reading)
  const hdr = headerFrom(reader.one('SyncHdr') ?? reader.missing('SyncHdr'), reading)
  const contents = new ElementReader(
    reader.one('SyncBody') ?? reader.missing('SyncBody'),
    'SyncBody',
    reading,
  )
  const commands = contents.anyOf(COMMAND_NAMES).map((element) => commandFrom(element, reading))
  return { hdr, body: { commands, final: contents.flag('Final') } }
}

function headerFrom(element: Element, reading: Reading): SyncHdr {
  const reader = new ElementReader(element, 'SyncHdr', reading)
  const hdr: Mutable<SyncHdr> = {
    verDTD: reader.must('VerDTD'),
    verProto: reader.must('VerProto'),
    sessionID: reader.must('SessionID'),
    msgID: reader.must('MsgID'),
    target: locatorFrom(reader.one('Target') ?? reader.missing('Target'), reading),
    source: locatorFrom(reader.one('Source') ?? reader.missing('Source'), reading),
  }
  const respURI = reader.text('RespURI')
  const cred = reader.one('Cred')
  const meta = reader.one('Meta')
  if (respURI !== undefined) hdr.respURI = respURI
  if (reader.flag('NoResp')) hdr.noResp = true
  if (cred) hdr.cred = credFrom(cred, reading)
  if (meta) hdr.meta = metaFrom(meta, reading)
  return hdr
}
