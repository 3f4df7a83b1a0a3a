import { type Element, SPACE_METINF } from '../markup/element.ts'
import { ElementReader } from './element-reader.ts'
import type { Meta } from './message.ts'
import type { Mutable } from './mutable.ts'
import type { Reading } from './reading.ts'

const TEXTS = [
  ...([
    ['Format', 'format'],
    ['Type', 'type'],
    ['Mark', 'mark'],
    ['Version', 'version'],
  ] as const),
  ...([['NextNonce', 'nextNonce']] as const),
] as const
const SIZES = [
  ['Size', 'size'],
  ['MaxMsgSize', 'maxMsgSize'],
  ['MaxObjSize', 'maxObjSize'],
] as const

/** Meta with or without the MetInf wrapper; its children belong into `syncml:metinf`, wherever they were declared. */
export function metaFrom(element: Element, reading: Reading): Meta {
  const reader = new ElementReader(unwrapped(element), 'Meta', reading)
  const meta: Mutable<Meta> = {}
  for (const [name, key] of TEXTS) {
    const text = reader.text(name)
    if (text !== undefined) meta[key] = text
  }
  for (const [name, key] of SIZES) {
    const size = reader.number(name)
    if (size !== undefined) meta[key] = size
  }
  const anchor = reader.one('Anchor')
  const mem = reader.one('Mem')
  const emi = reader.texts('EMI')
  if (anchor) meta.anchor = anchorFrom(anchor, reading)
  if (emi.length > 0) meta.emi = emi
  if (mem) meta.mem = memFrom(mem, reading)
  return meta
}

/** MetInf stands in Meta alone, or some encoder put a sibling beside it: then both count. */
function unwrapped(element: Element): Element {
  const wrapper = element.children.find((child) => child.name === 'MetInf' && child.space === SPACE_METINF)
  if (!wrapper) return element
  if (element.children.length === 1)
    return { ...element, children: wrapper.children, text: element.text + wrapper.text }
  const children = element.children.flatMap((child) => (child === wrapper ? wrapper.children : [child]))
  return { ...element, children, text: element.text + wrapper.text }
}

function anchorFrom(element: Element, reading: Reading): NonNullable<Meta['anchor']> {
  const reader = new ElementReader(element, 'Anchor', reading)
  const last = reader.text('Last')
  const next = reader.expected('Next')
  return last === undefined ? { next } : { last, next }
}

function memFrom(element: Element, reading: Reading): NonNullable<Meta['mem']> {
  const reader = new ElementReader(element, 'Mem', reading)
  const sizes = { freeMem: reader.size('FreeMem'), freeID: reader.size('FreeID') }
  return reader.flag('SharedMem') ? { shared: true, ...sizes } : sizes
}
