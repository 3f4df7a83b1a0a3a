import { type Element, SPACE_SYNCML_11, SPACE_SYNCML_12 } from '../markup/element.ts'
import { COMMAND_NAMES, commandFrom } from './command-from-element.ts'
import type { Deviation } from './deviation.ts'
import { ElementReader } from './element-reader.ts'
import type { SyncHdr, SyncML } from './message.ts'
import { credFrom, locatorFrom, metaFrom } from './parts-from-element.ts'
import { SyncMLProblem } from './problem.ts'

const HDR_ORDER = [
  'VerDTD',
  'VerProto',
  'SessionID',
  'MsgID',
  'Target',
  'Source',
  'RespURI',
  'NoResp',
  'Cred',
  'Meta',
]

/** Builds the message of a `SyncML` element (RepPro DTD 1.2). Throws SyncMLProblem `missing` or `unsupported`. */
export function messageFrom(root: Element, deviations: Deviation[]): SyncML {
  if (root.name !== 'SyncML')
    throw new SyncMLProblem('unsupported', root.offset, `<SyncML>, not <${root.name}>`)
  const reader = new ElementReader(root, deviations, ['SyncHdr', 'SyncBody'])
  if (root.space === '') reader.deviate('xmlns-missing', 'SyncML without a namespace', root.offset)
  else if (root.space !== SPACE_SYNCML_12 && root.space !== SPACE_SYNCML_11) {
    reader.deviate('xmlns-foreign', `SyncML in the namespace ${root.space}`, root.offset)
  }
  const hdr = headerFrom(reader.one('SyncHdr') ?? reader.missing('SyncHdr'), deviations)
  const body = reader.one('SyncBody') ?? reader.missing('SyncBody')
  reader.close()
  const contents = new ElementReader(body, deviations, [])
  const commands = contents.anyOf(COMMAND_NAMES).map((element) => commandFrom(element, deviations))
  const final = contents.one('Final')
  if (final && body.children.at(-1) !== final) {
    contents.deviate('element-order', 'Final is not the last element of SyncBody', final.offset)
  }
  contents.close()
  return { hdr, body: { commands, final: final !== undefined } }
}

function headerFrom(element: Element, deviations: Deviation[]): SyncHdr {
  const reader = new ElementReader(element, deviations, HDR_ORDER)
  const must = (name: string) => reader.one(name) ?? reader.missing(name)
  const respURI = reader.text('RespURI')
  const cred = reader.one('Cred')
  const meta = reader.one('Meta')
  const hdr: SyncHdr = {
    verDTD: reader.must('VerDTD'),
    verProto: reader.must('VerProto'),
    sessionID: reader.must('SessionID'),
    msgID: reader.must('MsgID'),
    target: locatorFrom(must('Target'), deviations),
    source: locatorFrom(must('Source'), deviations),
    ...(respURI !== undefined && { respURI }),
    ...(reader.flag('NoResp') && { noResp: true }),
    ...(cred && { cred: credFrom(cred, deviations) }),
    ...(meta && { meta: metaFrom(meta, deviations) }),
  }
  reader.close()
  return hdr
}
