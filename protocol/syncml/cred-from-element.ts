import type { Element } from '../markup/element.ts'
import { ElementReader } from './element-reader.ts'
import type { Chal, Cred } from './message.ts'
import { metaFrom } from './meta-from-element.ts'
import type { Reading } from './reading.ts'

export function credFrom(element: Element, reading: Reading): Cred {
  const reader = new ElementReader(element, 'Cred', reading)
  const meta = reader.one('Meta')
  const data = reader.expected('Data')
  return meta ? { meta: metaFrom(meta, reading), data } : { data }
}

export function chalFrom(element: Element, reading: Reading): Chal {
  const reader = new ElementReader(element, 'Chal', reading)
  const meta = reader.one('Meta')
  if (!meta) reader.absent('Meta')
  return { meta: meta ? metaFrom(meta, reading) : {} }
}
