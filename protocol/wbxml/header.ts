import type { Deviation } from '../syncml/deviation.ts'
import type { Cursor } from './cursor.ts'
import { type DocumentType, typeOfFpi, typeOfNumber } from './document-types.ts'

export interface Header {
  /** 1, 2 or 3 of WBXML 1.x. */
  readonly minor: number
  /** Undefined where the public identifier is 1, “unknown”. */
  readonly type: DocumentType | undefined
  readonly publicId: string
  readonly latin1: boolean
  readonly table: { readonly start: number; readonly length: number }
}

const UTF_8 = 106
const US_ASCII = 3
const LATIN_1 = 4

/** Reads version, public identifier, charset and the bounds of the string table (WBXML §5.4–5.8). */
export function readHeader(cursor: Cursor, deviations: Deviation[]): Header {
  const version = cursor.octet('the WBXML version')
  if (version < 1 || version > 3) cursor.fail('unsupported', 0, 'WBXML 1.1, 1.2 or 1.3')
  const idAt = cursor.at
  const number = cursor.mbUint32('a public identifier')
  const index =
    number === 0 ? cursor.mbUint32('the place of the public identifier in the string table') : undefined
  const charsetAt = cursor.at
  const charset = cursor.mbUint32('a charset')
  if (![0, US_ASCII, LATIN_1, UTF_8].includes(charset))
    cursor.fail('unsupported', charsetAt, 'charset 106 (UTF-8)')
  if (charset !== UTF_8)
    deviations.push({ code: 'charset', message: `charset ${charset}, not UTF-8`, offset: charsetAt })
  const length = cursor.mbUint32('the length of the string table')
  const start = cursor.at
  cursor.take(length, 'the string table')
  const table = { start, length }
  if (index === undefined) {
    const type = typeOfNumber(number)
    if (!type && number !== 1)
      cursor.fail('unsupported', idAt, 'a public identifier of SyncML, DDF, DevInf or PROV')
    return { minor: version, type, publicId: type?.fpi ?? 'unknown', latin1: charset === LATIN_1, table }
  }
  const fpi = tableString(cursor, table, index, idAt)
  const type = typeOfFpi(fpi)
  if (!type)
    cursor.fail('unsupported', idAt, `a known public identifier, not ${JSON.stringify(fpi.slice(0, 60))}`)
  return { minor: version, type, publicId: fpi, latin1: charset === LATIN_1, table }
}

/** The string at an offset of the table; the last one may lack its NUL, as some clients write it. */
export function tableString(cursor: Cursor, table: Header['table'], index: number, at: number): string {
  if (index >= table.length)
    cursor.fail('malformed', at, `a place inside the string table of ${table.length} octets`)
  const from = table.start + index
  const limit = table.start + table.length
  const nul = cursor.bytes.indexOf(0, from)
  return cursor.text(from, nul === -1 || nul > limit ? limit : nul)
}
