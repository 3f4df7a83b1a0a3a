import { SPACE_SYNCML_11, SPACE_SYNCML_12 } from '../markup/element.ts'
import { type DocumentType, SYNCML_11, SYNCML_12 } from '../wbxml/document-types.ts'
import type { DmVersion, StatusCommand, SyncHdr } from './message.ts'

export interface Versions {
  readonly verDTD: string
  readonly verProto: string
  readonly namespace: string
  /** Of the document type: its formal public identifier, and the number that stands for it in WBXML. */
  readonly fpi: string
  readonly publicId: number
}

const of = (
  verDTD: string,
  verProto: string,
  namespace: string,
  { fpi, number }: DocumentType,
): Versions => ({
  verDTD,
  verProto,
  namespace,
  fpi,
  publicId: number,
})

const VERSIONS: Readonly<Record<DmVersion, Versions>> = {
  '1.1.2': of('1.1', 'DM/1.1', SPACE_SYNCML_11, SYNCML_11),
  '1.2': of('1.2', 'DM/1.2', SPACE_SYNCML_12, SYNCML_12),
  '1.3': of('1.2', 'DM/1.3', SPACE_SYNCML_12, SYNCML_12),
}

/** What a generation of DM writes into its header. */
export function versions(dm: DmVersion): Versions {
  return VERSIONS[dm]
}

/** The generation that a header names, or undefined when it names none that we know. */
export function versionOf(hdr: Pick<SyncHdr, 'verProto'>): DmVersion | undefined {
  const found = Object.entries(VERSIONS).find(([, { verProto }]) => verProto === hdr.verProto.trim())
  return found?.[0] as DmVersion | undefined
}

/** The namespace a message is written in: DM 1.1.2 has its own. */
export function namespaceOf(hdr: Pick<SyncHdr, 'verDTD'>): string {
  return hdr.verDTD.startsWith('1.1') ? SPACE_SYNCML_11 : SPACE_SYNCML_12
}

/** A header of a generation of DM; `target` and `source` are URIs. Anything else of it may be given by name. */
export function hdr(
  dm: DmVersion,
  fields: {
    readonly sessionID: string
    readonly msgID: string
    readonly target: string
    readonly source: string
  },
  more: Partial<SyncHdr> = {},
): SyncHdr {
  const { verDTD, verProto } = versions(dm)
  const { sessionID, msgID, target, source } = fields
  return {
    verDTD,
    verProto,
    sessionID,
    msgID,
    target: { locURI: target },
    source: { locURI: source },
    ...more,
  }
}

/** A Status with nothing but what it must have (DTD: CmdID, MsgRef, CmdRef, Cmd, Data). */
export function status(
  fields: Pick<StatusCommand, 'cmdID' | 'msgRef' | 'cmdRef' | 'cmd' | 'data'> & Partial<StatusCommand>,
): StatusCommand {
  return { name: 'Status', targetRefs: [], sourceRefs: [], items: [], ...fields }
}
