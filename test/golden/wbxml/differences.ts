/**
 * Where our octets differ from libwbxml's on purpose. Each entry says why, and makes of the golden octets (hex) what ours
 * must be: a difference is explained to the octet, or it is a fault.
 */
export interface Difference {
  readonly why: string
  readonly ours: (golden: string) => string
}

const hex = (text: string) => Buffer.from(text).toString('hex')

/** libwbxml renames the Type of a tree even where the Data stay XML text. We do where the tree is nested as WBXML. */
const typeKept = (golden: string) => golden.replace(hex('dmtnds+wbxml'), hex('dmtnds+xml'))

/** A text as STR_I, and the same as OPAQUE. */
const strI = (text: string) => `4f03${hex(text)}00`
const opaque = (text: string) => `4fc3${Buffer.byteLength(text).toString(16).padStart(2, '0')}${hex(text)}`

const escapedTree: Difference = {
  why: 'libwbxml renames the Type though the tree stays XML text, and writes this text as STR_I; we keep the Type and write all text of Add as OPAQUE',
  ours: (golden) => {
    const text = /4f03(3c4d676d7454726565(?:[0-9a-f]{2})*?)00/.exec(golden)?.[1] ?? ''
    const octets = text.length / 2
    const length = [(octets >> 7) | 0x80, octets & 0x7f]
      .map((each) => each.toString(16).padStart(2, '0'))
      .join('')
    return typeKept(golden).replace(`4f03${text}00`, `4fc3${length}${text}`)
  },
}

const characterData: Difference = {
  why: 'libwbxml writes a CDATA section as OPAQUE and keeps blanks around LocName; our model has text, and names are trimmed',
  ours: (golden) =>
    golden
      .replace(opaque(' <x>&amp;</x> '), strI(' <x>&amp;</x> '))
      .replace(/(5603)2020(.*?)2020(0001)/, '$1$2$3'),
}

export const DIFFERENCES: Readonly<Record<string, Difference>> = {
  '19-pkg2-add-tnds-escaped': escapedTree,
  '31-edge-whitespace-utf8': characterData,
}

/** libwbxml trims text unless told to keep it; we never trim, so these are compared with its octets for kept white space. */
export const KEPT_WHITE_SPACE: ReadonlySet<string> = new Set(['31-edge-whitespace-utf8'])
