import type { Element } from '../markup/element.ts'
import { DEFAULT_LIMITS, type Limits } from '../syncml/limits.ts'
import { readXml } from './read.ts'

/** An element of a document whose vocabulary the reader need not know. Attributes are named as written. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All character data of the element itself, children's not included. */
  readonly text: string
}

/** Reads any XML document with our own reader: no entities but XML's five. Throws SyncMLProblem with the octet. */
export function parseXml(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): XmlElement {
  const top: XmlElement[] = []
  const work: [Element, XmlElement[]][] = [[readXml(bytes, limits).root, top]]
  for (let next = work.pop(); next; next = work.pop()) {
    const [{ name, space, attributes, children, text }, siblings] = next
    const mine: XmlElement[] = []
    siblings.push({ name, namespace: space, attributes, children: mine, text })
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child) work.push([child, mine])
    }
  }
  return top[0] as XmlElement
}
