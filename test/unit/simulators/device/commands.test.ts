import { describe, expect, it } from 'vitest'
import type { Meta } from '../../../../protocol/syncml/message.ts'
import { interior, leaf } from '../../../../simulators/device/tree/node.ts'
import { bench, results, SERVER, statuses, told } from './support/bench.ts'
import {
  add,
  atomic,
  copy,
  exec,
  folder,
  get,
  type Order,
  remove,
  replace,
  sequence,
} from './support/orders.ts'

/** What the device says to these orders, given in one message. */
async function said(...orders: readonly Order[]): Promise<string[]> {
  const { session } = bench()
  return statuses((await session({ orders })).heard)
}

const long = (n: number) => 'x'.repeat(n)

describe('the status of a single command', () => {
  it.each([
    ['a leaf is added', add('./Settings/Home', 'x'), 'Add 200'],
    ['a node that is there is not added', add('./Settings', 'x'), 'Add 418'],
    ['nothing is added where no parent is', add('./Settings/a/b', 'x'), 'Add 404'],
    ['nothing is added below a leaf', add('./DevInfo/Man/x', 'x'), 'Add 405'],
    ['nothing is added with a property', add('./Settings/x?prop=Name', 'x'), 'Add 405'],
    ['a number that is none', add('./Settings/n', 'ten', { format: 'int' }), 'Add 415'],
    ['a truth that is none', add('./Settings/b', 'yes', { format: 'bool' }), 'Add 415'],
    ['a format that nobody knows', add('./Settings/f', 'x', { format: 'shape' }), 'Add 415'],
    ['what is not there is not replaced', replace('./Settings/none', 'x'), 'Replace 404'],
    ['a fact is not replaced', replace('./DevInfo/Man', 'x'), 'Replace 405'],
    ['a fact is not deleted', remove('./DevInfo/Man'), 'Delete 405'],
    ['the root is not deleted', remove('.'), 'Delete 405'],
    ['what is not there is not deleted', remove('./Settings/none'), 'Delete 404'],
    ['what cannot be executed is not', exec('./Settings'), 'Exec 405'],
    ['what is not there is not executed', exec('./Settings/none'), 'Exec 404'],
    ['an interior node is not copied', copy('./Settings', './Settings/x'), 'Copy 403'],
    ['what is not there is not copied', copy('./Settings/none', './Settings/x'), 'Copy 404'],
    ['what is not there is not read', get('./Settings/none'), 'Get 404'],
    ['a secret is not read', get('./DMAcc/1/AppAuth/1/AAuthSecret'), 'Get 405'],
    ['a nonce is not read', get('./DMAcc/1/AppAuth/1/AAuthData'), 'Get 405'],
    ['a property that nobody knows', get('./Settings?prop=Colour'), 'Get 406'],
    ['a list that nobody knows', get('./Settings?list=All'), 'Get 406'],
    ['a name that is too long', add(`./Settings/${long(65)}`, 'x'), 'Add 414'],
    ['a path that is too long', get(`./${long(600)}`), 'Get 414'],
    ['a path that is too deep', get(`.${'/a'.repeat(17)}`), 'Get 414'],
  ])('%s', async (_what, order, status) => {
    expect(await said(order)).toEqual([status])
  })

  it('is one for all Items where they fare alike, and one for each where they do not', async () => {
    expect(await said(get('./DevInfo/Man', './DevInfo/Mod'))).toEqual(['Get 200'])
    expect(await said(get('./DevInfo/Man', './none'))).toEqual(['Get 200', 'Get 404'])
  })

  it('is 412 for a command without an Item', async () => {
    expect(await said({ name: 'Get', items: [] })).toEqual(['Get 412'])
  })
})

describe('what commands do', () => {
  it('adds, replaces, copies, deletes', async () => {
    const { device, session } = bench()
    const { heard } = await session({
      orders: [
        folder('./Settings/A'),
        add('./Settings/A/x', 'one'),
        replace('./Settings/A/x', 'two'),
        copy('./Settings/A/x', './Settings/A/y'),
        remove('./Settings/A/x'),
        get('./Settings/A', './Settings/A/y'),
      ],
    })
    expect(told(heard)).toEqual({ './Settings/A': 'y', './Settings/A/y': 'two' })
    expect(device.tree.get(['Settings', 'A', 'x'])).toBeUndefined()
  })

  it.each([
    ['xml', { format: 'b64', type: 'application/octet-stream' }],
    ['wbxml', { format: 'bin', type: 'application/octet-stream' }],
  ] as const)('keeps octets as octets in %s', async (content, meta: Meta) => {
    const octets = Uint8Array.of(0, 1, 2, 255, 60, 38)
    const { device, session } = bench({ content })
    const data = content === 'xml' ? Buffer.from(octets).toString('base64') : octets
    const { heard } = await session({ orders: [add('./Settings/o', data, meta), get('./Settings/o')] })
    expect(device.tree.get(['Settings', 'o'])?.value).toEqual(octets)
    const [item] = results(heard)[0]?.items ?? []
    expect(item?.meta).toEqual(meta)
    expect(
      typeof item?.data === 'string' ? item.data : Uint8Array.from((item?.data ?? []) as Uint8Array),
    ).toEqual(data)
  })

  it('reads the properties of a node', async () => {
    const { session } = bench()
    const names = ['ACL', 'Format', 'Name', 'Type', 'Size'].map((name) => `./DevDetail/SwV?prop=${name}`)
    const { heard } = await session({ orders: [get(...names)] })
    expect(Object.values(told(heard))).toEqual(['', 'chr', 'SwV', 'text/plain', '3'])
  })

  it('renames a node with all that is below it', async () => {
    const { session } = bench()
    const { heard } = await session({
      orders: [
        folder('./Settings/A'),
        add('./Settings/A/x', 'one'),
        replace('./Settings/A?prop=Name', 'B'),
        get('./Settings/B/x', './Settings/A'),
      ],
    })
    expect(statuses(heard)).toEqual(['Add 200', 'Add 200', 'Replace 200', 'Get 200', 'Get 404'])
    expect(told(heard)).toEqual({ './Settings/B/x': 'one' })
  })
})

describe('a whole subtree', () => {
  const seed = [
    folder('./Settings/A'),
    add('./Settings/A/x', 'one'),
    add('./Settings/A/y', '2', { format: 'int' }),
  ]

  it('is described by ?list=Struct, and told by ?list=StructData', async () => {
    const { session } = bench()
    const { heard } = await session({
      orders: [...seed, get('./Settings/A?list=Struct'), get('./Settings/A?list=StructData')],
    })
    const [struct, data] = results(heard).map(({ items }) =>
      items.map(({ source, meta, data: value }) => [source?.locURI, meta?.format, value]),
    )
    expect(struct).toEqual([
      ['./Settings/A', 'node', undefined],
      ['./Settings/A/x', 'chr', undefined],
      ['./Settings/A/y', 'int', undefined],
    ])
    expect(data?.map(([, , value]) => value)).toEqual([undefined, 'one', '2'])
  })

  it('goes out and comes back as a serialised tree, octets included', async () => {
    const { device, session } = bench()
    const octets = { format: 'b64', type: 'application/octet-stream' }
    const { heard } = await session({
      orders: [...seed, add('./Settings/A/o', 'AAH/', octets), get('./Settings/A?list=TNDS')],
    })
    const [item] = results(heard)[0]?.items ?? []
    expect(item?.meta?.type).toBe('application/vnd.syncml.dmtnds+xml')
    await session({ orders: [add('./Settings/B', item?.data, item?.meta)] })
    const values = [...device.tree.walk(['Settings', 'B'])].map(([path, { value }]) => [
      path.join('/'),
      value,
    ])
    expect(values).toEqual([
      ['Settings/B', undefined],
      ['Settings/B/x', 'one'],
      ['Settings/B/y', '2'],
      ['Settings/B/o', Uint8Array.of(0, 1, 255)],
    ])
  })

  it('is told without what its reader may not read', async () => {
    const { heard } = await bench().session({
      orders: [get('./DMAcc?list=TNDS'), get('./DMAcc?list=StructData')],
    })
    const everything = JSON.stringify(results(heard))
    expect(everything).toContain('AAuthSecret')
    expect(everything).not.toContain('secret of')
  })
})

describe('Atomic', () => {
  const good = add('./Settings/x', 'one')

  it('does everything', async () => {
    expect(await said(atomic(good, replace('./Settings/x', 'two')))).toEqual([
      'Atomic 200',
      'Add 200',
      'Replace 200',
    ])
  })

  it('or nothing: what was done is rolled back, what was not begun is not', async () => {
    const { device, session } = bench()
    const { heard } = await session({ orders: [atomic(good, remove('./none'), add('./Settings/y', '1'))] })
    expect(statuses(heard)).toEqual(['Atomic 507', 'Add 216', 'Delete 404', 'Add 215'])
    expect(device.tree.get(['Settings', 'x'])).toBeUndefined()
    expect(device.tree.names(['Settings'])).toEqual([])
  })

  it.each([
    ['Get', get('./DevInfo/Man')],
    ['another Atomic', atomic(good)],
  ])('does not take %s inside', async (_what, inner) => {
    const [outer, first, second] = await said(atomic(add('./Settings/y', '1'), inner))
    expect([outer, first]).toEqual(['Atomic 507', 'Add 216'])
    expect(second).toMatch(/ 500$/)
  })

  it('that is rolled back is no effect in the history', async () => {
    const { events, session } = bench()
    await session({ orders: [atomic(good, remove('./none'))] })
    const effects = events.filter((event) => event.kind === 'dm.command' && event.executed)
    expect(effects).toEqual([])
  })
})

describe('Sequence', () => {
  it('goes on after a failure', async () => {
    expect(await said(sequence(remove('./none'), add('./Settings/x', '1')))).toEqual([
      'Sequence 200',
      'Delete 404',
      'Add 200',
    ])
  })

  it('keeps its order', async () => {
    const { heard } = await bench().session({
      orders: [sequence(add('./Settings/x', '1'), replace('./Settings/x', '2'), get('./Settings/x'))],
    })
    expect(told(heard)).toEqual({ './Settings/x': '2' })
  })
})

describe('rights', () => {
  /** Two nodes of another server: one that everybody may read, one that nobody else may. */
  function shared() {
    const made = bench()
    const { tree } = made.device
    tree.put(['Settings', 'Open'], interior({ acl: 'Get=*&Replace=dm.other&Delete=dm.other&Add=dm.other' }))
    tree.put(['Settings', 'Open', 'x'], leaf('1'))
    tree.put(['Settings', 'Closed'], leaf('2', { acl: 'Get=dm.other' }))
    return made
  }

  it.each([
    [get('./Settings/Open/x'), 'Get 200'],
    [replace('./Settings/Open/x', '2'), 'Replace 425'],
    [remove('./Settings/Open'), 'Delete 425'],
    [add('./Settings/Open/y', '2'), 'Add 425'],
    [copy('./Settings/Open/x', './Settings/Open/y'), 'Copy 425'],
    [get('./Settings/Closed'), 'Get 425'],
    [get('./Settings/Closed?list=TNDS'), 'Get 425'],
    [copy('./Settings/Closed', './Settings/z'), 'Copy 425'],
    [replace('./Settings/Open?prop=ACL', 'Get=*'), 'Replace 200'],
  ])('%j → %s', async (order, status) => {
    const { session } = shared()
    expect(statuses((await session({ orders: [order] })).heard)).toEqual([status])
  })

  it('of an interior node that a server adds are its own, where it may not change the parent', async () => {
    const { device, session } = bench()
    await session({ orders: [folder('./Mine')] })
    expect(device.tree.get(['Mine'])?.acl).toBe(`Add=${SERVER}&Delete=${SERVER}&Get=*&Replace=${SERVER}`)
  })

  it('end with the account: its name leaves every list', () => {
    const { device } = bench()
    const [record] = device.accounts.records
    if (!record) return expect.fail('no account')
    device.accounts.retire(record, 'test')
    const names = [...device.tree.walk([])].filter(([, { acl }]) => acl?.includes(SERVER))
    expect(names).toEqual([])
    expect(device.accounts.active(undefined)).toEqual([])
  })
})
