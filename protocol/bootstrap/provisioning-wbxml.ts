import type { Draft } from '../markup/element.ts'
import { type AttributeTokens, PROV_ATTRIBUTES_0, PROV_ATTRIBUTES_1 } from '../wbxml/provisioning-tokens.ts'

/** WBXML 1.3, public id 0x0B, UTF-8, no string table. */
const HEADER = Uint8Array.of(0x03, 0x0b, 0x6a, 0x00)

const TAGS: Readonly<Record<string, number>> = {
  'wap-provisioningdoc': 0x05,
  characteristic: 0x06,
  parm: 0x07,
}
const PAGES: readonly AttributeTokens[] = [PROV_ATTRIBUTES_0, PROV_ATTRIBUTES_1]

/** Writes a wap-provisioningdoc. Values go inline: that is the form every decoder agrees on (wbxml §8). */
export function writeProvisioningWbxml(root: Draft): Uint8Array {
  const out: number[] = [...HEADER]
  let page = 0
  const start = (name: string, value: string) => {
    for (const candidate of [page, 1 - page]) {
      const code = findStart(PAGES[candidate], name, value)
      if (code === undefined) continue
      if (candidate !== page) out.push(0x00, candidate)
      page = candidate
      out.push(code)
      return true
    }
    return false
  }
  const attribute = (name: string, value: string) => {
    if (start(name, value)) return
    start(name, '')
    out.push(0x03, ...Buffer.from(value, 'utf8'), 0x00)
  }
  const element = ({ name, attributes = {}, children = [] }: Draft) => {
    out.push((TAGS[name] ?? 0x04) | 0x80 | (children.length > 0 ? 0x40 : 0))
    for (const [key, value] of Object.entries(attributes)) attribute(key, value)
    out.push(0x01)
    for (const child of children) element(child)
    if (children.length > 0) out.push(0x01)
  }
  element(root)
  return Uint8Array.from(out)
}

function findStart(page: AttributeTokens | undefined, name: string, value: string): number | undefined {
  const found = Object.entries(page ?? {}).find(([, [each, prefix]]) => each === name && prefix === value)
  return found && Number(found[0])
}
