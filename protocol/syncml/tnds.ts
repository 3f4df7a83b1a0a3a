import { DMDDF_12 } from '../wbxml/document-types.ts'
import { writeWbxml } from '../wbxml/write.ts'
import { writeXml } from '../xml/write.ts'
import type { Content } from './content-type.ts'
import type { Deviation } from './deviation.ts'
import { boundedDepth, DEFAULT_LIMITS, type Limits } from './limits.ts'
import type { MgmtTree } from './message.ts'
import { readDocument } from './read.ts'
import { Reading } from './reading.ts'
import { treeFrom } from './tree-from-element.ts'
import { treeDraft } from './tree-to-element.ts'

export const MIME_TNDS_XML = 'application/vnd.syncml.dmtnds+xml'
export const MIME_TNDS_WBXML = 'application/vnd.syncml.dmtnds+wbxml'

/** Reads a management tree that stands alone (TND 1.2.1 §8). Throws SyncMLProblem. */
export function readTnds(
  bytes: Uint8Array,
  content: Content,
  limits: Limits = DEFAULT_LIMITS,
): { tree: MgmtTree; deviations: Deviation[] } {
  const { root, deviations, elements } = readDocument(bytes, content, limits)
  return { tree: treeFrom(root, new Reading(boundedDepth(limits), deviations, elements)), deviations }
}

/** Writes a management tree as a document of its own. */
export function writeTnds(tree: MgmtTree, content: Content): Uint8Array {
  return content === 'xml' ? writeXml(treeDraft(tree)) : writeWbxml(treeDraft(tree), DMDDF_12)
}
