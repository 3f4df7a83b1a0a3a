import fc from 'fast-check'
import type {
  Command,
  Item,
  Locator,
  Meta,
  MgmtNode,
  MgmtTree,
  SyncML,
} from '../../../protocol/syncml/message.ts'

/** Characters that XML 1.0 has; a lone carriage return counts, since writers must refer to it. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcXYZ019 ./?=&<>"\';:+-_%~\n\t\r]]>') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('é', 'ß', 'я', '中', '€', '\u{1f600}', '\u{10fffd}', '\u00a0', '\ufffd'),
  },
)
/** Text of Data: kept as it is. */
export const dataText = fc.array(character, { maxLength: 30 }).map((all) => all.join(''))
/** Text of every other element: without white space around it, which readers take away. */
const text = dataText.map((all) => all.trim())
const number = fc.nat()
const octets = fc.uint8Array({ maxLength: 40 })

type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>

/** Values left out instead of undefined: the model has no undefined ones. */
const record = <T>(required: Fields, optional: Fields): fc.Arbitrary<T> =>
  fc.record(
    { ...required, ...optional },
    { requiredKeys: Object.keys(required) },
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<T>

const flag = fc.constant(true)

export const meta: fc.Arbitrary<Meta> = record<Meta>(
  {},
  {
    ...{ format: text, type: text, mark: text, size: number, version: text, nextNonce: fc.base64String() },
    ...{ maxMsgSize: number, maxObjSize: number, emi: fc.array(text, { minLength: 1, maxLength: 2 }) },
    anchor: record({ next: text }, { last: text }),
    mem: record({ freeMem: number, freeID: number }, { shared: flag }),
  },
)

const locator: fc.Arbitrary<Locator> = record<Locator>({ locURI: text }, { locName: text })

/** Octets that are no text, so that no reader can take them for text; and no nested document. */
const binary = octets.map((all) => Uint8Array.of(0x00, 0xff, ...all))

const properties = record<NonNullable<MgmtNode['rt']>>(
  {},
  {
    ...{ acl: text, name: text, title: text, tStamp: text, size: number, verNo: number, type: text },
    format: fc.constantFrom(
      'b64',
      'bin',
      'bool',
      'chr',
      'int',
      'node',
      'null',
      'xml',
      'date',
      'time',
      'float',
    ),
  },
)

const nodes = (value: fc.Arbitrary<string | Uint8Array>) =>
  fc.letrec<{ node: MgmtNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      record<MgmtNode>({ nodeName: text }, { path: text, rt: properties, value }),
      record<MgmtNode>(
        { nodeName: text },
        { path: text, rt: properties, nodes: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) },
      ),
    ),
  })).node

export const tree = (value: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<MgmtTree> =>
  record<MgmtTree>(
    { verDTD: fc.constant('1.2'), nodes: fc.array(nodes(value), { minLength: 1, maxLength: 2 }) },
    { man: text, mod: text },
  )

const item = (octetsToo: boolean): fc.Arbitrary<Item> => {
  const value = octetsToo ? fc.oneof(dataText, binary) : dataText
  return record<Item>(
    {},
    {
      ...{
        target: locator,
        source: locator,
        sourceParent: locator,
        targetParent: locator,
        meta,
        moreData: flag,
      },
      data: fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: tree(value) }),
    },
  )
}

function command(octetsToo: boolean): fc.Arbitrary<Command> {
  const one = item(octetsToo)
  const items = fc.array(one, { minLength: 1, maxLength: 3 })
  const common = { cmdID: text, items }
  const extras = { noResp: flag, meta }
  const name = (...all: string[]) => fc.constantFrom(...all)
  return fc.letrec<{ command: Command }>((tie) => ({
    command: fc.oneof(
      { maxDepth: 3 },
      record<Command>({ name: name('Add', 'Replace', 'Copy', 'Move', 'Put', 'Search'), ...common }, extras),
      record<Command>({ name: name('Delete'), ...common }, { ...extras, archive: flag, sftDel: flag }),
      record<Command>({ name: name('Get'), ...common }, { ...extras, lang: text }),
      record<Command>(
        { name: name('Exec'), cmdID: text, items: one.map((each) => [each]) },
        { ...extras, correlator: text },
      ),
      record<Command>(
        { name: name('Alert'), cmdID: text, items: fc.array(one, { maxLength: 2 }) },
        { noResp: flag, data: text, correlator: text },
      ),
      record<Command>(
        { name: name('Results'), cmdRef: text, ...common },
        { msgRef: text, meta, targetRef: text, sourceRef: text },
      ),
      record<Command>(
        {
          ...{ name: name('Status'), cmdID: text, msgRef: text, cmdRef: text, cmd: text, data: text },
          ...{ targetRefs: fc.array(text, { maxLength: 2 }), sourceRefs: fc.array(text, { maxLength: 2 }) },
          items: fc.array(one, { maxLength: 2 }),
        },
        { cred: record({ data: text }, { meta }), chal: fc.record({ meta }) },
      ),
      record<Command>(
        {
          name: name('Atomic', 'Sequence'),
          cmdID: text,
          commands: fc.array(tie('command'), { minLength: 1, maxLength: 3 }),
        },
        extras,
      ),
    ),
  })).command
}

/** Any message that the DTD allows; with `octetsToo` also binary values, which only WBXML carries. */
export function message(octetsToo: boolean): fc.Arbitrary<SyncML> {
  const version = fc.constantFrom(['1.1', 'DM/1.1'], ['1.2', 'DM/1.2'], ['1.2', 'DM/1.3'])
  const cred = record({ data: text }, { meta })
  const hdr = record<SyncML['hdr']>(
    { verDTD: text, verProto: text, sessionID: text, msgID: text, target: locator, source: locator },
    { respURI: text, noResp: flag, cred, meta },
  )
  const body = fc.record({
    commands: fc.array(command(octetsToo), { minLength: 1, maxLength: 4 }),
    final: fc.boolean(),
  })
  return fc.record({ version, hdr, body }).map((all) => ({
    hdr: { ...all.hdr, verDTD: all.version[0] ?? '', verProto: all.version[1] ?? '' },
    body: all.body,
  }))
}
