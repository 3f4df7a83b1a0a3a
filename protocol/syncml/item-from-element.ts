import { type Element, SPACE_DMDDF } from '../markup/element.ts'
import { ElementReader } from './element-reader.ts'
import type { Data, Filter, Item, Locator } from './message.ts'
import { metaFrom } from './meta-from-element.ts'
import type { Mutable } from './mutable.ts'
import type { Reading } from './reading.ts'
import { markupInside } from './text-of.ts'
import { nestedTree, treeFrom } from './tree-from-element.ts'

const LOCATORS = [
  ...([
    ['Target', 'target'],
    ['Source', 'source'],
  ] as const),
  ...([
    ['SourceParent', 'sourceParent'],
    ['TargetParent', 'targetParent'],
  ] as const),
] as const

export function itemFrom(element: Element, reading: Reading): Item {
  const reader = new ElementReader(element, 'Item', reading)
  const item: Mutable<Item> = {}
  for (const [name, key] of LOCATORS) {
    const found = reader.one(name)
    if (found) item[key] = locatorFrom(found, reading)
  }
  const meta = reader.one('Meta')
  const data = reader.one('Data')
  if (meta) item.meta = metaFrom(meta, reading)
  if (data) item.data = dataFrom(data, reading)
  if (reader.flag('MoreData')) item.moreData = true
  return item
}

/** Data of an Item keeps its white space; a management tree in it is read, written as markup or as nested WBXML. */
function dataFrom(element: Element, reading: Reading): Data {
  const [first] = element.children
  if (first?.name === 'MgmtTree') return inlineTree(element, first, reading)
  markupInside(element, reading)
  if (!element.opaque) return element.text
  return nestedTree(element.opaque, element.opaqueAt ?? element.offset, reading) ?? element.opaque
}

function inlineTree(element: Element, tree: Element, reading: Reading): Data {
  if (tree.space !== SPACE_DMDDF) {
    reading.deviate(
      'xmlns-mixed',
      `<MgmtTree> is in the namespace ${JSON.stringify(tree.space)}`,
      tree.offset,
    )
  }
  if (element.text.trim() !== '' || element.opaque) {
    reading.deviate('stray-text', 'text beside the tree in <Data>', element.offset)
  }
  for (const other of element.children.slice(1)) {
    reading.deviate('unexpected-markup', `<${other.name}> beside the tree in <Data>`, other.offset)
  }
  return treeFrom(tree, reading)
}

/** Target, Source, SourceParent or TargetParent. */
export function locatorFrom(element: Element, reading: Reading): Locator {
  const reader = new ElementReader(element, 'Locator', reading)
  const locator: Mutable<Locator> = { locURI: reader.expected('LocURI') }
  const locName = reader.text('LocName')
  const filter = reader.one('Filter')
  if (locName !== undefined) locator.locName = locName
  if (filter) locator.filter = filterFrom(filter, reading)
  return locator
}

function filterFrom(element: Element, reading: Reading): Filter {
  const reader = new ElementReader(element, 'Filter', reading)
  const meta = reader.one('Meta')
  if (!meta) reader.absent('Meta')
  const filter: Mutable<Filter> = { meta: meta ? metaFrom(meta, reading) : {} }
  const field = held('Field', reader)
  const record = held('Record', reader)
  const filterType = reader.text('FilterType')
  if (field) filter.field = field
  if (record) filter.record = record
  if (filterType !== undefined) filter.filterType = filterType
  return filter
}

function held(name: 'Field' | 'Record', outer: ElementReader): Item | undefined {
  const holder = outer.one(name)
  if (!holder) return undefined
  const reader = new ElementReader(holder, name, outer.reading)
  const item = reader.one('Item')
  if (!item) reader.absent('Item')
  return item && itemFrom(item, outer.reading)
}
