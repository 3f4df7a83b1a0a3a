import { describe, expect, it } from 'vitest'
import { bench, told } from './support/bench.ts'
import { get } from './support/orders.ts'

describe.each([
  ['1.1.2', '1.1', 'DM/1.1', '1.1', './SyncML/DMAcc', './DMAcc'],
  ['1.2', '1.2', 'DM/1.2', '1.2', './DMAcc', './SyncML'],
  ['1.3', '1.2', 'DM/1.3', '1.3', './DMAcc', './SyncML'],
] as const)('a device of DM %s', (dm, verDTD, verProto, dmV, accounts, absent) => {
  it(`writes ${verDTD} and ${verProto} into every header, and says so in DevInfo`, async () => {
    const { session } = bench({ dm })
    const { outcome, heard } = await session({ orders: [get('./DevInfo/DmV')] })
    expect(outcome).toBe('complete')
    expect(heard).toHaveLength(2)
    for (const { message } of heard) expect(message.hdr).toMatchObject({ verDTD, verProto })
    expect(told(heard)).toEqual({ './DevInfo/DmV': dmV })
  })

  it(`keeps its accounts in ${accounts}`, async () => {
    const { session } = bench({ dm })
    const { heard } = await session({ orders: [get(`${accounts}/1/ServerID`), get(absent)] })
    expect(told(heard)).toEqual({ [`${accounts}/1/ServerID`]: 'dm.example' })
  })

  it.each(['xml', 'wbxml'] as const)('speaks %s', async (content) => {
    const { session } = bench({ dm, content })
    const { outcome, heard } = await session({ orders: [get('./DevInfo/Man')] })
    expect(outcome).toBe('complete')
    expect(heard[0]?.headers['content-type']).toBe(`application/vnd.syncml.dm+${content}`)
    expect(told(heard)).toEqual({ './DevInfo/Man': expect.stringMatching(/Example Devices|Sample Mobile/) })
  })
})
