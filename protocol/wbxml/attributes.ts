import { NO_ATTRIBUTES } from '../markup/element.ts'
import { readCharacter } from './character.ts'
import type { Cursor } from './cursor.ts'
import type { DocumentType } from './document-types.ts'
import type { Header } from './header.ts'

interface AttributesRead {
  readonly attributes: Readonly<Record<string, string>>
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
  const found = new Map<string, string[]>()
  let page = startPage
  let nokia = false
  let current: string[] | undefined
  const begin = (name: string, at: number, value: string) => {
    if (found.has(name)) cursor.fail('malformed', at, `one attribute ${name}, not two`)
    current = value === '' ? [] : [value]
    found.set(name, current)
  }
  const append = (text: string, at: number) => {
    if (!current) return cursor.fail('malformed', at, 'the start of an attribute')
    current.push(text)
  }
  for (;;) {
    const at = cursor.at
    const token = cursor.octet('the END of the attributes')
    if (token === 0x01) return { attributes: collected(found), page, nokia }
    if (token === 0x00) page = cursor.octet('an attribute page')
    else if (token === 0x02) append(readCharacter(cursor, at), at)
    else if (token === 0x03) append(cursor.inlineString(), at)
    else if (token === 0x83) append(header.table.string(cursor.mbUint32('a place in the table'), at), at)
    else if (token === 0x04) {
      const index = cursor.mbUint32('the place of the attribute’s name')
      const quirk = header.table.length === 0 && index === 0
      nokia ||= quirk
      begin(quirk ? 'xmlns' : header.table.string(index, at), at, '')
    } else if (token >= 0x80) {
      const value = type.attributes?.[page]?.values[token]
      append(value ?? cursor.fail('unsupported', at, `an attribute value of page ${page}`), at)
    } else {
      const start = type.attributes?.[page]?.starts[token]
      if (!start) return cursor.fail('unsupported', at, `an attribute of page ${page}`)
      begin(start[0], at, start[1])
    }
  }
}

/** Namespaces come from the code page: a declaration written all the same says nothing new. */
function collected(found: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, string>> {
  const attributes = Object.create(null) as Record<string, string>
  let none = true
  for (const [name, parts] of found) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue
    attributes[name] = parts.join('')
    none = false
  }
  return none ? NO_ATTRIBUTES : attributes
}
