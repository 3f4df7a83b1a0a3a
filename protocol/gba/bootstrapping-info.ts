import { SyncMLProblem } from '../syncml/problem.ts'
import { readXml } from '../xml/read.ts'
import { writeXml } from '../xml/write.ts'

/** What the BSF answers when bootstrapping is done: the name of the key, and when it ends (TS 24.109 annex C). */
export interface BootstrappingInfo {
  readonly btid: string
  /** xs:dateTime in UTC. */
  readonly lifetime: string
}

export const MIME_BSF = 'application/vnd.3gpp.bsf+xml'

const SPACE = 'uri:3gpp-gba'

export function writeBootstrappingInfo({ btid, lifetime }: BootstrappingInfo): Uint8Array {
  const text = (name: string, value: string) => ({ name, space: SPACE, text: value })
  return writeXml({
    name: 'BootstrappingInfo',
    space: SPACE,
    children: [text('btid', btid), text('lifetime', lifetime)],
  })
}

/** Throws SyncMLProblem for a document that is none. */
export function readBootstrappingInfo(bytes: Uint8Array): BootstrappingInfo {
  const { root } = readXml(bytes)
  const text = (name: string) => root.children.find((each) => each.name === name)?.text.trim() ?? ''
  const [btid, lifetime] = [text('btid'), text('lifetime')]
  if (root.name !== 'BootstrappingInfo' || root.space !== SPACE)
    throw new SyncMLProblem('unsupported', root.offset, `<BootstrappingInfo> of ${SPACE}, not <${root.name}>`)
  if (btid === '' || Number.isNaN(Date.parse(lifetime)))
    throw new SyncMLProblem('unsupported', root.offset, 'btid, and lifetime as a date and time')
  return { btid, lifetime }
}
