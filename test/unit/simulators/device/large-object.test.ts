import { describe, expect, it } from 'vitest'
import type { AlertCommand, Data } from '../../../../protocol/syncml/message.ts'
import { readTnds } from '../../../../protocol/syncml/tnds.ts'
import { interior, leaf } from '../../../../simulators/device/tree/node.ts'
import { bench, results, statuses } from './support/bench.ts'
import { add, chunk, get } from './support/orders.ts'
import type { Heard, Line } from './support/scripted-server.ts'

const URI = './Settings/x'
const seed: Line = { orders: [add(URI, 'old')] }

describe('a large object from the server', () => {
  const begun = (more: string, size = 9): Line[] => [
    seed,
    { orders: [chunk(URI, 'abc', { size, more: true })], final: false },
    { orders: [chunk(URI, more, { more: false })] },
  ]

  it('is put together from its chunks, each of them acknowledged', async () => {
    const { device, session } = bench()
    const { outcome, heard } = await session(...begun('defghi'))
    expect(statuses(heard)).toEqual(['Add 200', 'Replace 213', 'Replace 200'])
    expect(device.tree.text(['Settings', 'x'])).toBe('abcdefghi')
    expect(outcome).toBe('complete')
  })

  it.each([
    ['larger than it said', 'defghijkl', 9, 424],
    ['smaller than it said', 'def', 9, 424],
    ['without a size', 'def', 0, 411],
    ['larger than the device takes', 'def', 2_000_000, 413],
  ])('that is %s is refused', async (_what, rest, size, code) => {
    const { device, session } = bench()
    const { heard } = await session(...begun(rest, size))
    expect(statuses(heard)).toContain(`Replace ${code}`)
    expect(device.tree.text(['Settings', 'x'])).not.toContain('abc')
  })

  it('that is broken off by another command is told by Alert 1225, and changes nothing', async () => {
    const { device, session } = bench()
    const { heard } = await session(
      seed,
      { orders: [chunk(URI, 'abc', { size: 9, more: true })], final: false },
      { orders: [get('./DevInfo/Man')] },
    )
    const alerts = heard.flatMap(({ message }) =>
      message.body.commands.filter(
        (each): each is AlertCommand => each.name === 'Alert' && each.data === '1225',
      ),
    )
    expect(alerts).toMatchObject([{ items: [{ source: { locURI: URI } }] }])
    expect(device.tree.text(['Settings', 'x'])).toBe('old')
  })
})

/** A server that asks once, takes so many octets in a message, and then says to go on until the device has said all. */
async function read(
  uri: string,
  wishes: { value: string | Uint8Array | 'many'; content?: 'xml' | 'wbxml'; maxObjSize?: number },
): Promise<readonly Heard[]> {
  const { device, session } = bench({ content: wishes.content ?? 'xml' })
  if (wishes.value === 'many') {
    device.tree.put(['Settings', 'A'], interior())
    for (let n = 0; n < 60; n++) device.tree.put(['Settings', 'A', `n${n}`], leaf(`value & <${n}>`))
  } else {
    const format = typeof wishes.value === 'string' ? 'chr' : 'bin'
    device.tree.put(['Settings', 'A'], { format, type: 'text/plain', value: wishes.value })
  }
  const meta = { maxMsgSize: 4000, ...(wishes.maxObjSize && { maxObjSize: wishes.maxObjSize }) }
  const more = Array.from(
    { length: 30 },
    (): Line => ({ orders: [{ name: 'Alert', data: '1222', items: [] }], final: false }),
  )
  const { heard } = await session({ orders: [get(uri)], hdr: { meta } }, ...more)
  return heard
}

const pieces = (heard: readonly Heard[]) => results(heard).flatMap(({ items }) => items)
const joined = (all: readonly (Data | undefined)[]) =>
  Buffer.concat(
    all.map((each) => (typeof each === 'string' ? Buffer.from(each) : Buffer.from(each as Uint8Array))),
  )

describe('a large object from the device', () => {
  it.each([
    ['text', 'abcdefghij'.repeat(1000), 'xml'],
    ['text beyond the basic plane', '𝔸𝔹ℂ'.repeat(1500), 'xml'],
    ['octets', new Uint8Array(9000).map((_, at) => at), 'wbxml'],
  ] as const)('goes as chunks that fit the server’s MaxMsgSize: %s', async (_what, value, content) => {
    const heard = await read('./Settings/A', { value, content })
    for (const { octets } of heard.slice(1)) expect(octets).toBeLessThanOrEqual(4000)
    const items = pieces(heard)
    expect(items.length).toBeGreaterThan(2)
    const whole = Buffer.from(value as string)
    expect(items.map(({ meta }) => meta?.size)).toEqual([
      whole.length,
      ...items.slice(1).map(() => undefined),
    ])
    expect(items.map(({ moreData }) => moreData ?? false)).toEqual(
      items.map((_, at) => at < items.length - 1),
    )
    expect(joined(items.map(({ data }) => data))).toEqual(whole)
  })

  it('is a serialised tree as well', async () => {
    const items = pieces(await read('./Settings/A?list=TNDS', { value: 'many' }))
    expect(items.length).toBeGreaterThan(2)
    const { tree } = readTnds(joined(items.map(({ data }) => data)), 'xml')
    expect(tree.nodes[0]?.nodes).toHaveLength(60)
  })

  it('is divided between Items before it is divided inside one', async () => {
    const heard = await read('./Settings/A?list=StructData', { value: 'many' })
    for (const { octets } of heard.slice(1)) expect(octets).toBeLessThanOrEqual(4000)
    expect(results(heard).length).toBeGreaterThan(2)
    expect(pieces(heard).some(({ moreData }) => moreData)).toBe(false)
    expect(new Set(pieces(heard).map(({ source }) => source?.locURI)).size).toBe(61)
  })

  it('is not sent at all where it is larger than the server takes', async () => {
    const heard = await read('./Settings/A', { value: 'x'.repeat(5000), maxObjSize: 4999 })
    expect(statuses(heard)[0]).toBe('Get 413')
    expect(pieces(heard)).toEqual([])
    expect(pieces(await read('./Settings/A', { value: 'x'.repeat(5000), maxObjSize: 5000 }))).not.toEqual([])
  })
})
