import type { Draft } from '../markup/element.ts'
import { encodeAttribute, encodeEntities } from './entities.ts'

/** XML cannot hold these octets or characters: binary values travel as base64 (TND §7). */
export class NotXml extends Error {
  override readonly name = 'NotXml'
}

/** Quick to search for; most text has none of these and is written as it is. */
const UNUSUAL = /[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/**
 * Writes a document on one line. A namespace is declared on each element that is in another one than its parent, as the
 * standard's own examples do. Throws NotXml for octets, and for characters that XML 1.0 does not have.
 */
export function writeXml(root: Draft): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${element(root, '')}`, 'utf8')
}

/** The same with line breaks and two blanks per level, for people. */
export function writePrettyXml(root: Draft): string {
  return pretty(root, '', '')
}

function element(draft: Draft, outer: string): string {
  const { name, children, opaque } = draft
  if (opaque) throw new NotXml(`<${name}> holds octets; give them as base64 text`)
  const start = startTag(draft, outer)
  if (children?.length) {
    let inner = ''
    for (const child of children) inner += element(child, draft.space)
    return `<${start}>${inner}</${name}>`
  }
  if (draft.text === undefined) return `<${start}/>`
  return `<${start}>${encodeEntities(characters(draft.text, name))}</${name}>`
}

function pretty(draft: Draft, outer: string, indent: string): string {
  const { name, children, opaque } = draft
  const start = `${indent}<${startTag(draft, outer)}`
  if (children?.length) {
    return `${start}>\n${children.map((child) => pretty(child, draft.space, `${indent}  `)).join('')}${indent}</${name}>\n`
  }
  if (opaque)
    return `${start}><!-- ${opaque.length} octets: ${Buffer.from(opaque).toString('hex')} --></${name}>\n`
  return draft.text === undefined ? `${start}/>\n` : `${start}>${encodeEntities(draft.text)}</${name}>\n`
}

function startTag({ name, space, attributes }: Draft, outer: string): string {
  const declared = space === outer || space === '' ? '' : ` xmlns="${space}"`
  if (!attributes) return name + declared
  const others = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${encodeAttribute(characters(value, key))}"`,
  )
  return name + declared + others.join('')
}

function characters(text: string, name: string): string {
  if (!UNUSUAL.test(text)) return text
  const at = text.search(FORBIDDEN)
  if (at !== -1) throw new NotXml(`<${name}> holds a character that XML does not have, at ${at}`)
  return text
}
