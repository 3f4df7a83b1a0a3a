import { SPACE_SYNCML_11, SPACE_SYNCML_12 } from '../markup/element.ts'
import type { DmVersion, StatusCommand, SyncHdr } from './message.ts'

export interface Versions {
  readonly verDTD: string
  readonly verProto: string
  readonly namespace: string
}

const VERSIONS: Readonly<Record<DmVersion, Versions>> = {
  '1.1.2': { verDTD: '1.1', verProto: 'DM/1.1', namespace: SPACE_SYNCML_11 },
  '1.2': { verDTD: '1.2', verProto: 'DM/1.2', namespace: SPACE_SYNCML_12 },
  '1.3': { verDTD: '1.2', verProto: 'DM/1.3', namespace: SPACE_SYNCML_12 },
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

/** A Status with nothing but what it must have (DTD: CmdID, MsgRef, CmdRef, Cmd, Data). */
export function status(
  fields: Pick<StatusCommand, 'cmdID' | 'msgRef' | 'cmdRef' | 'cmd' | 'data'> & Partial<StatusCommand>,
): StatusCommand {
  return { name: 'Status', targetRefs: [], sourceRefs: [], items: [], ...fields }
}
