import type { Element } from '../markup/element.ts'
import { ElementReader } from './element-reader.ts'
import type { MgmtNode } from './message.ts'
import type { Mutable } from './mutable.ts'
import type { Reading } from './reading.ts'

type Properties = NonNullable<MgmtNode['rt']>

const TEXTS = [
  ['ACL', 'acl'],
  ['Name', 'name'],
  ['Title', 'title'],
  ['TStamp', 'tStamp'],
] as const
const NUMBERS = [
  ['Size', 'size'],
  ['VerNo', 'verNo'],
] as const

/** DM TND 1.2.1 §8.5; a value of another format cannot be written as WBXML, which has no token for it. */
const FORMATS: ReadonlySet<string> = new Set([
  ...['b64', 'bin', 'bool', 'chr', 'int', 'node', 'null', 'xml', 'date', 'time', 'float'],
])

/** RTProperties of a node in a tree (DM TND Serialization 1.2.1). */
export function runtimePropertiesFrom(element: Element, reading: Reading): Properties {
  const reader = new ElementReader(element, 'RTProperties', reading)
  const properties: Mutable<Properties> = {}
  for (const [name, key] of TEXTS) {
    const text = reader.text(name)
    if (text !== undefined) properties[key] = text
  }
  for (const [name, key] of NUMBERS) {
    const number = reader.number(name)
    if (number !== undefined) properties[key] = number
  }
  const format = formatOf(reader)
  const type = typeOf(reader, format)
  if (format !== undefined) properties.format = format
  if (type !== undefined) properties.type = type
  return properties
}

/** `<Format><chr/></Format>`: the format is the name of an element. */
function formatOf(reader: ElementReader): string | undefined {
  const element = reader.one('Format')
  if (!element) return undefined
  const [named, second] = element.children
  const text = element.text.trim()
  if (second) reader.deviate('element-repeated', `<${second.name}> beside the format`, second.offset)
  if (text !== '') reader.deviate('format-as-text', 'a format as text, not as an element', element.offset)
  if (named && (named.text !== '' || named.children.length > 0)) {
    reader.deviate('not-empty', `<${named.name}> holds something`, named.offset)
  }
  const format = named?.name ?? (text === '' ? undefined : text)
  if (format !== undefined && !FORMATS.has(format)) {
    reader.deviate('format-unknown', `the format ${JSON.stringify(format.slice(0, 40))}`, element.offset)
  }
  return format
}

/** `<Type><MIME>text/plain</MIME></Type>`; an interior node has the DDFName of a management object instead. */
function typeOf(reader: ElementReader, format: string | undefined): string | undefined {
  const element = reader.one('Type')
  if (!element) return undefined
  const [named, second] = element.children
  if (second) reader.deviate('element-repeated', `<${second.name}> beside the type`, second.offset)
  if (!named) {
    reader.deviate('type-as-text', 'a type as text, not as MIME or DDFName', element.offset)
    return element.text.trim()
  }
  const usual = format === 'node' ? 'DDFName' : 'MIME'
  if (named.name !== usual) reader.deviate('type-kind', `<${named.name}> for <${usual}>`, named.offset)
  if (element.text.trim() !== '') reader.deviate('stray-text', 'text beside the type', element.offset)
  return reader.textOf(named)
}
