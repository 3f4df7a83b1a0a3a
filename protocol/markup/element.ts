import type { Deviation } from '../syncml/deviation.ts'

/**
 * One element as either codec reads it. `space` is the namespace URI; WBXML has it from the code page. Text is all
 * character data of the element together, `opaque` the octets that WBXML carried where they are not text.
 */
export interface Element {
  readonly name: string
  readonly space: string
  /** Octet at which it begins in the document. */
  readonly offset: number
  /** Without the declarations of namespaces, which `space` has resolved. NO_ATTRIBUTES where there are none. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
  readonly opaque?: Uint8Array
  /** Where the octets of a WBXML OPAQUE begin, whether they were text or not. */
  readonly opaqueAt?: number
}

/** One object for all elements without attributes: nearly every element of a message. */
export const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** A document read into elements, with what was tolerated on the way. */
export interface Document {
  readonly root: Element
  /** The public identifier of the document type, where there was one. */
  readonly publicId?: string
  readonly deviations: Deviation[]
  /** How many elements were read, for limits that span nested documents. */
  readonly elements: number
}

/** An element to be written: order of children is the order on the wire. */
export interface Draft {
  readonly name: string
  readonly space: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly Draft[]
  readonly text?: string
  readonly opaque?: Uint8Array
}

export const SPACE_METINF = 'syncml:metinf'
export const SPACE_DMDDF = 'syncml:dmddf1.2'
export const SPACE_SYNCML_11 = 'SYNCML:SYNCML1.1'
export const SPACE_SYNCML_12 = 'SYNCML:SYNCML1.2'
/** Of documents whose elements are in no namespace, such as wap-provisioningdoc. */
export const SPACE_NONE = ''
