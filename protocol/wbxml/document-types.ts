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
const ALIASES: ReadonlyMap<string, number> = new Map([
  ['-//oma//dtd syncml 1.1//en', 0x0fd3],
  ['-//oma//dtd syncml-devinf 1.1//en', 0x0fd4],
  ['-//oma//dtd syncml-metinf 1.1//en', 0x1202],
])

/** The document type of a numeric public identifier. */
export function typeOfNumber(number: number): DocumentType | undefined {
  return number === 0 ? undefined : ALL.find((type) => type.number === number)
}

/** The document type of a textual public identifier, compared without regard to case. */
export function typeOfFpi(fpi: string): DocumentType | undefined {
  const wanted = fpi.toLowerCase()
  return ALL.find((type) => type.fpi.toLowerCase() === wanted) ?? typeOfNumber(ALIASES.get(wanted) ?? 0)
}

/** Where a tag is: its code page, and its token there. */
export interface Place {
  readonly page: number
  readonly token: number
}

const places = new WeakMap<DocumentType, ReadonlyMap<string, ReadonlyMap<string, Place>>>()

/** The place of an element of a namespace, or undefined where the type has none. */
export function placeOf(type: DocumentType, space: string, name: string): Place | undefined {
  let bySpace = places.get(type)
  if (!bySpace) {
    bySpace = placesOf(type)
    places.set(type, bySpace)
  }
  return bySpace.get(space)?.get(name)
}

function placesOf({ tags, number }: DocumentType): Map<string, Map<string, Place>> {
  const bySpace = new Map<string, Map<string, Place>>()
  for (const [page, { space, tokens }] of tags.entries()) {
    // A page that stands twice is written with its own number: DDF documents know their elements on page 2 (TND §8.6.2).
    if (bySpace.has(space) && number !== 0) continue
    const names = Object.entries(tokens).map(
      ([token, name]) => [name, { page, token: Number(token) }] as const,
    )
    bySpace.set(space, new Map(names))
  }
  return bySpace
}
