import { type Element, SPACE_METINF } from '../markup/element.ts'
import type { Deviation } from './deviation.ts'
import { ElementReader } from './element-reader.ts'
import type { Chal, Cred, Data, Filter, Item, Locator, Meta } from './message.ts'
import { nestedTree, treeFrom } from './tree-from-element.ts'

const META_ORDER = [
  ...[
    'Format',
    'Type',
    'Mark',
    'Size',
    'Anchor',
    'Version',
    'NextNonce',
    'MaxMsgSize',
    'MaxObjSize',
    'EMI',
    'Mem',
  ],
]
const ITEM_ORDER = ['Target', 'Source', 'SourceParent', 'TargetParent', 'Meta', 'Data', 'MoreData']

export function locatorFrom(element: Element, deviations: Deviation[]): Locator {
  const reader = new ElementReader(element, deviations, ['LocURI', 'LocName', 'Filter'])
  const locName = reader.text('LocName')
  const filter = reader.one('Filter')
  const locator: Locator = {
    locURI: reader.must('LocURI'),
    ...(locName !== undefined && { locName }),
    ...(filter && { filter: filterFrom(filter, deviations) }),
  }
  reader.close()
  return locator
}

function filterFrom(element: Element, deviations: Deviation[]): Filter {
  const reader = new ElementReader(element, deviations, ['Meta', 'Field', 'Record', 'FilterType'])
  const itemIn = (name: string) => {
    const holder = reader.one(name)
    const item = holder?.children.find((child) => child.name === 'Item')
    return item && itemFrom(item, deviations)
  }
  const field = itemIn('Field')
  const record = itemIn('Record')
  const filterType = reader.text('FilterType')
  const filter: Filter = {
    meta: metaFrom(reader.one('Meta') ?? reader.missing('Meta'), deviations),
    ...(field && { field }),
    ...(record && { record }),
    ...(filterType !== undefined && { filterType }),
  }
  reader.close()
  return filter
}

export function credFrom(element: Element, deviations: Deviation[]): Cred {
  const reader = new ElementReader(element, deviations, ['Meta', 'Data'])
  const meta = reader.one('Meta')
  const cred: Cred = { ...(meta && { meta: metaFrom(meta, deviations) }), data: reader.must('Data') }
  reader.close()
  return cred
}

export function chalFrom(element: Element, deviations: Deviation[]): Chal {
  const reader = new ElementReader(element, deviations, ['Meta'])
  const chal = { meta: metaFrom(reader.one('Meta') ?? reader.missing('Meta'), deviations) }
  reader.close()
  return chal
}

/** Meta with or without the MetInf wrapper; its children belong into `syncml:metinf`, wherever they were declared. */
export function metaFrom(element: Element, deviations: Deviation[]): Meta {
  const wrapped =
    element.children.length === 1 && element.children[0]?.name === 'MetInf' ? element.children[0] : element
  const reader = new ElementReader(wrapped, deviations, META_ORDER)
  const stray = wrapped.children.find((child) => child.space !== SPACE_METINF)
  if (stray)
    reader.deviate('xmlns-metinf', `<${stray.name}> is not in the namespace syncml:metinf`, stray.offset)
  const text = <K extends string>(name: string, key: K) => {
    const value = reader.text(name)
    return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string }
  }
  const count = <K extends string>(name: string, key: K) => {
    const value = reader.text(name)
    if (value === undefined) return {} as { [key in K]?: number }
    const number = Number(value)
    if (/^\d{1,15}$/.test(value)) return { [key]: number } as { [key in K]?: number }
    reader.deviate('not-a-number', `<${name}> is ${JSON.stringify(value.slice(0, 24))}`, wrapped.offset)
    return {} as { [key in K]?: number }
  }
  const emi = reader.all('EMI').map((each) => reader.textOf(each))
  const anchor = reader.one('Anchor')
  const mem = reader.one('Mem')
  const meta: Meta = {
    ...text('Format', 'format'),
    ...text('Type', 'type'),
    ...text('Mark', 'mark'),
    ...count('Size', 'size'),
    ...(anchor && { anchor: anchorFrom(anchor, deviations) }),
    ...text('Version', 'version'),
    ...text('NextNonce', 'nextNonce'),
    ...count('MaxMsgSize', 'maxMsgSize'),
    ...count('MaxObjSize', 'maxObjSize'),
    ...(emi.length > 0 && { emi }),
    ...(mem && { mem: memFrom(mem, deviations) }),
  }
  reader.close()
  return meta
}

function anchorFrom(element: Element, deviations: Deviation[]): NonNullable<Meta['anchor']> {
  const reader = new ElementReader(element, deviations, ['Last', 'Next'])
  const last = reader.text('Last')
  const anchor = { ...(last !== undefined && { last }), next: reader.must('Next') }
  reader.close()
  return anchor
}

function memFrom(element: Element, deviations: Deviation[]): NonNullable<Meta['mem']> {
  const reader = new ElementReader(element, deviations, ['SharedMem', 'FreeMem', 'FreeID'])
  const mem = {
    ...(reader.flag('SharedMem') && { shared: true }),
    freeMem: Number(reader.must('FreeMem')),
    freeID: Number(reader.must('FreeID')),
  }
  reader.close()
  return mem
}

export function itemFrom(element: Element, deviations: Deviation[]): Item {
  const reader = new ElementReader(element, deviations, ITEM_ORDER)
  const locator = <K extends string>(name: string, key: K) => {
    const child = reader.one(name)
    return (child ? { [key]: locatorFrom(child, deviations) } : {}) as { [key in K]?: Locator }
  }
  const meta = reader.one('Meta')
  const data = reader.one('Data')
  const item: Item = {
    ...locator('Target', 'target'),
    ...locator('Source', 'source'),
    ...locator('SourceParent', 'sourceParent'),
    ...locator('TargetParent', 'targetParent'),
    ...(meta && { meta: metaFrom(meta, deviations) }),
    ...(data && { data: dataFrom(data, reader, deviations) }),
    ...(reader.flag('MoreData') && { moreData: true }),
  }
  reader.close()
  return item
}

/** Data of an Item keeps its white space; a management tree inside it is read, whether written as markup or nested WBXML. */
function dataFrom(element: Element, reader: ElementReader, deviations: Deviation[]): Data {
  const tree = element.children.find((child) => child.name === 'MgmtTree')
  if (tree) return treeFrom(tree, deviations)
  for (const child of element.children) {
    reader.deviate('unexpected-markup', `<${child.name}> inside <Data>`, child.offset)
  }
  if (!element.opaque) return element.text
  return nestedTree(element.opaque, deviations) ?? element.opaque
}
