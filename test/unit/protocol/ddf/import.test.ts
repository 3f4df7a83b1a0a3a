import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DdfProblem, importDdf } from '../../../../protocol/ddf/import.ts'

const SAMPLE = readFileSync(new URL('../../../golden/wbxml/27-ddf-standalone.xml', import.meta.url))

describe('import of a device description', () => {
  it('tells what a server may do with a node', async () => {
    const [mail] = await importDdf(SAMPLE)
    expect(mail).toMatchObject({
      name: 'Mail',
      path: './Vendor/Example',
      access: ['Get'],
      format: 'node',
      scope: 'Permanent',
    })
    const account = mail?.nodes[0]
    expect(account).toMatchObject({
      name: '',
      access: ['Add', 'Delete', 'Get', 'Replace'],
      occurrence: 'ZeroOrMore',
    })
    expect(account?.nodes[0]).toMatchObject({
      name: 'Host',
      format: 'chr',
      type: 'text/plain',
      defaultValue: 'localhost',
    })
  })

  it('declares no entities for anybody', async () => {
    const bomb =
      '<!DOCTYPE MgmtTree [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><MgmtTree><Node><NodeName>&b;</NodeName></Node></MgmtTree>'
    await expect(importDdf(bomb)).rejects.toThrow('internal subset')
  })

  it.each(['', '<a/>', '<MgmtTree><Node/></MgmtTree>', '<MgmtTree>'])(
    'refuses %j with a reason',
    async (text) => {
      await expect(importDdf(text)).rejects.toThrow(DdfProblem)
    },
  )
})
