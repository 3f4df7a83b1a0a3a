import { SPACE_DMDDF, SPACE_METINF, SPACE_NONE, SPACE_SYNCML_11, SPACE_SYNCML_12 } from '../markup/element.ts'
import {
  type AttributeTokens,
  PROV_ATTRIBUTES_0,
  PROV_ATTRIBUTES_1,
  PROV_TOKENS,
  PROV_VALUES_0,
  PROV_VALUES_1,
} from './provisioning-tokens.ts'
import { DEVINF_TOKENS, DMDDF_TOKENS, METINF_TOKENS, SYNCML_TOKENS, type Tokens } from './tokens.ts'

/** One tag code page: its tokens and the namespace that its elements are in. */
export interface TagPage {
  readonly space: string
  readonly tokens: Tokens
}

/** What a public identifier stands for: tag pages by number, and attribute pages where it has any. */
export interface DocumentType {
  readonly name: string
  readonly number: number
  readonly fpi: string
  readonly tags: readonly TagPage[]
  readonly attributes?: readonly { readonly starts: AttributeTokens; readonly values: Tokens }[]
}

const metinf: TagPage = { space: SPACE_METINF, tokens: METINF_TOKENS }
const dmddf: TagPage = { space: SPACE_DMDDF, tokens: DMDDF_TOKENS }
const syncml = (space: string): readonly TagPage[] => [{ space, tokens: SYNCML_TOKENS }, metinf, dmddf]
const devinf: readonly TagPage[] = [{ space: 'syncml:devinf', tokens: DEVINF_TOKENS }, metinf]

export const SYNCML_12: DocumentType = {
  name: 'SyncML 1.2',
  number: 0x1201,
  fpi: '-//SYNCML//DTD SyncML 1.2//EN',
  tags: syncml(SPACE_SYNCML_12),
}
export const SYNCML_11: DocumentType = {
  name: 'SyncML 1.1',
  number: 0x0fd3,
  fpi: '-//SYNCML//DTD SyncML 1.1//EN',
  tags: syncml(SPACE_SYNCML_11),
}
/** Has no number of its own: it travels as text in the string table (TND §8.6.1). */
export const DMDDF_12: DocumentType = {
  name: 'DM DDF 1.2',
  number: 0,
  fpi: '-//OMA//DTD-DM-DDF 1.2//EN',
  tags: [dmddf, metinf, dmddf],
}
export const PROV_10: DocumentType = {
  name: 'PROV 1.0',
  number: 0x0b,
  fpi: '-//WAPFORUM//DTD PROV 1.0//EN',
  tags: [
    { space: SPACE_NONE, tokens: PROV_TOKENS },
    { space: SPACE_NONE, tokens: PROV_TOKENS },
  ],
  attributes: [
    { starts: PROV_ATTRIBUTES_0, values: PROV_VALUES_0 },
    { starts: PROV_ATTRIBUTES_1, values: PROV_VALUES_1 },
  ],
}

const others: readonly DocumentType[] = [
  {
    name: 'SyncML 1.0',
    number: 0x0fd1,
    fpi: '-//SYNCML//DTD SyncML 1.0//EN',
    tags: syncml('SYNCML:SYNCML1.0'),
  },
  { name: 'DevInf 1.0', number: 0x0fd2, fpi: '-//SYNCML//DTD DevInf 1.0//EN', tags: devinf },
  { name: 'DevInf 1.1', number: 0x0fd4, fpi: '-//SYNCML//DTD DevInf 1.1//EN', tags: devinf },
  { name: 'DevInf 1.2', number: 0x1203, fpi: '-//SYNCML//DTD DevInf 1.2//EN', tags: devinf },
  { name: 'MetInf 1.2', number: 0x1202, fpi: '-//SYNCML//DTD MetInf 1.2//EN', tags: [metinf, metinf] },
]

const ALL = [SYNCML_12, SYNCML_11, DMDDF_12, PROV_10, ...others]

/** Other spellings of the same identifiers, as the OMA's own DTD files have them. */
const ALIASES: Readonly<Record<string, DocumentType>> = {
  '-//oma//dtd syncml 1.1//en': SYNCML_11,
  '-//oma//dtd syncml 1.2//en': SYNCML_12,
}

/** The document type of a numeric public identifier. */
export function typeOfNumber(number: number): DocumentType | undefined {
  return number === 0 ? undefined : ALL.find((type) => type.number === number)
}

/** The document type of a textual public identifier, compared without regard to case. */
export function typeOfFpi(fpi: string): DocumentType | undefined {
  const wanted = fpi.toLowerCase()
  return ALL.find((type) => type.fpi.toLowerCase() === wanted) ?? ALIASES[wanted]
}

const codes = new Map<Tokens, ReadonlyMap<string, number>>()

/** The token of an element in a page, or undefined where the page has none. */
export function tokenOf(page: TagPage, name: string): number | undefined {
  let byName = codes.get(page.tokens)
  if (!byName) {
    byName = new Map(Object.entries(page.tokens).map(([code, each]) => [each, Number(code)]))
    codes.set(page.tokens, byName)
  }
  return byName.get(name)
}
