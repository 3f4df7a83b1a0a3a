import type { Element } from '../../protocol/markup/element.ts'

/** Elements of any document as an indented outline: name, attributes, then text. */
export function outline(element: Element, indent = ''): string[] {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !name.startsWith('xmlns'))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  const text = element.text.trim()
  const value = element.opaque ? ` [${element.opaque.length} octets]` : text === '' ? '' : ` ${text}`
  const inner = element.children.flatMap((child) => outline(child, `${indent}  `))
  return [`${indent}${element.name}${attributes.join('')}${value}`, ...inner]
}
