import { type Draft, type Element, SPACE_METINF, SPACE_SYNCML_12 } from '../../protocol/markup/element.ts'
import { DEFAULT_LIMITS } from '../../protocol/syncml/limits.ts'
import { SYNCML_12 } from '../../protocol/wbxml/document-types.ts'
import { writeWbxml } from '../../protocol/wbxml/write.ts'
import { readXml } from '../../protocol/xml/read.ts'

const FPI = '-//SYNCML//DTD SyncML 1.2//EN'

/** The document as WBXML 1.3, its public identifier as text in the string table, without the NUL that should end it. */
export function asWbxml(xml: string): Buffer {
  const { root } = readXml(Buffer.from(xml.trim()), DEFAULT_LIMITS)
  const octets = Buffer.from(writeWbxml(draftOf(root), SYNCML_12))
  const prolog = Buffer.from([0x03, 0x00, 0x00, 0x6a, FPI.length])
  return Buffer.concat([prolog, Buffer.from(FPI), octets.subarray(5)])
}

function draftOf({ name, space, children, text }: Element): Draft {
  const inner = children.map(draftOf)
  return {
    name,
    space: space === SPACE_METINF ? space : SPACE_SYNCML_12,
    ...(inner.length > 0 ? { children: inner } : text !== '' && { text }),
  }
}
