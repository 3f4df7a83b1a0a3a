import { SYNCML_11, SYNCML_12 } from '../wbxml/document-types.ts'
import { writeWbxml } from '../wbxml/write.ts'
import { writeXml } from '../xml/write.ts'
import type { Content } from './content-type.ts'
import type { SyncML } from './message.ts'
import { draftOf } from './to-element.ts'

/**
 * Writes one SyncML DM message, elements in DTD order. Octets in Data need WBXML: in XML they throw NotXml, because a
 * binary value travels there as base64 (TND §7).
 */
export function writeMessage(message: SyncML, content: Content): Uint8Array {
  const draft = draftOf(message, content)
  if (content === 'xml') return writeXml(draft)
  return writeWbxml(draft, message.hdr.verDTD.startsWith('1.1') ? SYNCML_11 : SYNCML_12)
}
