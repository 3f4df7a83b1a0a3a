import type { Deviation } from '../syncml/deviation.ts'
import type { Cursor } from './cursor.ts'
import { type DocumentType, typeOfFpi, typeOfNumber } from './document-types.ts'
import { StringTable } from './string-table.ts'

export interface Header {
  /** 1, 2 or 3 of WBXML 1.x. */
  readonly minor: number
  /** Undefined where the public identifier is 1, “unknown”. */
  readonly type: DocumentType | undefined
  readonly publicId: string
  readonly table: StringTable
}

const UTF_8 = 106
const LATIN_1 = 4
/** 0 is unknown, 3 is US-ASCII; both are read as UTF-8, which contains US-ASCII. */
const CHARSETS: ReadonlySet<number> = new Set([0, 3, LATIN_1, UTF_8])

/** Reads version, public identifier, charset and string table (WBXML §5.4–5.8). `most`: octets the table may give. */
export function readHeader(cursor: Cursor, deviations: Deviation[], most: number): Header {
  const minor = cursor.octet('the WBXML version')
  if (minor < 1 || minor > 3) cursor.fail('unsupported', 0, 'WBXML 1.1, 1.2 or 1.3')
  const number = cursor.mbUint32('a public identifier')
  const index =
    number === 0 ? cursor.mbUint32('the place of the public identifier in the string table') : undefined
  const charsetAt = cursor.at
  const charset = cursor.mbUint32('a charset')
  if (!CHARSETS.has(charset)) cursor.fail('unsupported', charsetAt, 'charset 106 (UTF-8)')
  if (charset !== UTF_8)
    deviations.push({ code: 'charset', message: `charset ${charset}, not UTF-8`, offset: charsetAt })
  cursor.latin1 = charset === LATIN_1
  const tableLength = cursor.mbUint32('the length of the string table')
  const table = new StringTable(cursor, tableLength, most)
  const publicId = index === undefined ? typeOfNumber(number)?.fpi : table.string(index, 1)
  const type = index === undefined ? typeOfNumber(number) : typeOfFpi(publicId ?? '')
  if (!type && number !== 1) {
    const found = publicId === undefined ? `0x${number.toString(16)}` : JSON.stringify(publicId.slice(0, 60))
    cursor.fail('unsupported', 1, `a public identifier of SyncML, DDF, DevInf or PROV, not ${found}`)
  }
  if (!type) {
    const message = 'the public identifier is “unknown”; read as SyncML'
    deviations.push({ code: 'public-id-unknown', message, offset: 1 })
  }
  return { minor, type, publicId: publicId ?? 'unknown', table }
}
