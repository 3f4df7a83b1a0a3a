import type { Cursor } from './cursor.ts'
import type { DocumentType } from './document-types.ts'
import { type Header, tableString } from './header.ts'

interface AttributesRead {
  readonly attributes: Record<string, string>
  /** The attribute page stays in force after the element (WBXML §5.8.1). */
  readonly page: number
  /** The quirk of an old client family: LITERAL 0 with an empty string table, meaning xmlns. */
  readonly nokia: boolean
}

/** Reads the attribute list of one element up to its END. */
export function readAttributes(
  cursor: Cursor,
  header: Header,
  type: DocumentType,
  startPage: number,
): AttributesRead {
  const attributes: Record<string, string> = {}
  let page = startPage
  let nokia = false
  let name: string | undefined
  const append = (text: string, at: number) => {
    if (name === undefined) return cursor.fail('malformed', at, 'the start of an attribute')
    attributes[name] = (attributes[name] ?? '') + text
  }
  for (;;) {
    const at = cursor.at
    const token = cursor.octet('the END of the attributes')
    if (token === 0x01) return { attributes, page, nokia }
    if (token === 0x00) page = cursor.octet('an attribute page')
    else if (token === 0x03) append(cursor.inlineString(), at)
    else if (token === 0x83)
      append(tableString(cursor, header.table, cursor.mbUint32('a place in the table'), at), at)
    else if (token === 0x02)
      append(String.fromCodePoint(Math.min(cursor.mbUint32('a code point'), 0x10ffff)), at)
    else if (token === 0x04) {
      const index = cursor.mbUint32('the place of the attribute’s name')
      nokia = header.table.length === 0 && index === 0
      name = nokia ? 'xmlns' : tableString(cursor, header.table, index, at)
      attributes[name] = ''
    } else if (token >= 0x80) {
      const value = type.attributes?.[page]?.values[token]
      append(value ?? cursor.fail('unsupported', at, `an attribute value of page ${page}`), at)
    } else {
      const start = type.attributes?.[page]?.starts[token]
      if (!start) return cursor.fail('unsupported', at, `an attribute of page ${page}`)
      name = start[0]
      attributes[name] = start[1]
    }
  }
}
