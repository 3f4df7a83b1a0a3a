import { describe, expect, it } from 'vitest'
import { objectBench } from './object-bench.ts'

const APP = { kind: 'application', name: 'Helper', version: '1.2' } as const

describe('SCOMO', () => {
  it('lists what the factory installed', () => {
    const phone = objectBench()
    expect(phone.tree.names(['SCOMO', 'Inventory', 'Deployed'])).toEqual(['Browser', 'Messages', 'Calendar'])
    expect(phone.text('./SCOMO/Inventory/Deployed/Browser/State')).toBe('20')
  })

  it('downloads and installs an application, switches it off, and takes it away', async () => {
    const phone = objectBench()
    phone.write('./SCOMO/Download/app', '')
    phone.tree.set(['SCOMO', 'Download', 'app'], { format: 'node', children: [] })
    phone.objects.wrote(['SCOMO', 'Download', 'app'], 'Add')
    phone.offer('./SCOMO/Download/app/PkgURL', APP)
    expect(phone.exec('./SCOMO/Download/app/Operations/DownloadInstall', 'c')).toBe(202)
    expect(await phone.report()).toEqual([
      { type: 'urn:oma:at:scomo:1.0:OperationComplete', data: '1200', correlator: 'c' },
    ])
    const deployed = './SCOMO/Inventory/Deployed/Helper'
    expect([phone.text(`${deployed}/Version`), phone.text(`${deployed}/State`)]).toEqual(['1.2', '20'])
    expect(phone.text('./SCOMO/Inventory/Delivered/Helper/State')).toBe('20')
    phone.exec(`${deployed}/Operations/Deactivate`)
    await phone.report()
    expect(phone.text(`${deployed}/State`)).toBe('10')
    phone.exec(`${deployed}/Operations/Remove`)
    expect(await phone.report()).toMatchObject([{ data: '1200' }])
    expect(phone.tree.names(['SCOMO', 'Inventory', 'Deployed'])).not.toContain('Helper')
    expect(phone.events.find(({ kind }) => kind === 'pkg.remove')).toMatchObject({ name: 'Helper', ok: true })
  })

  it('answers 1407 to a package that was tampered with', async () => {
    const phone = objectBench()
    phone.tree.put(['SCOMO', 'Download', 'app'], { format: 'node', children: [] })
    phone.objects.wrote(['SCOMO', 'Download', 'app'], 'Add')
    phone.offer('./SCOMO/Download/app/PkgURL', APP, (octets) => octets.fill(1, octets.length - 64))
    phone.exec('./SCOMO/Download/app/Operations/DownloadInstall')
    expect(await phone.report()).toMatchObject([{ data: '1407' }])
    expect(phone.text('./SCOMO/Download/app/Status')).toBe('20')
  })
})

describe('LAWMO', () => {
  it('locks and unlocks', async () => {
    const phone = objectBench()
    expect(phone.exec('./LAWMO/Operations/FullyLock', 'c')).toBe(202)
    expect(await phone.report()).toEqual([
      { type: 'urn:oma:at:lawmo:1.0:OperationComplete', data: '1200', correlator: 'c' },
    ])
    expect([phone.objects.locked, phone.text('./LAWMO/State')]).toEqual([true, '10'])
    expect(phone.exec('./LAWMO/Operations/PartiallyLock')).toBe(409)
    phone.exec('./LAWMO/Operations/UnLock')
    await phone.report()
    expect(phone.objects.locked).toBe(false)
  })

  it('wipes what the list marks, or everything of the user', async () => {
    const phone = objectBench()
    phone.write('./LAWMO/AvailableWipeList/Pictures/ToBeWiped', 'true')
    phone.exec('./LAWMO/Operations/Wipe')
    expect(await phone.report()).toMatchObject([{ data: '1202' }])
    expect(phone.tree.names(['UserData'])).toEqual(['Contacts', 'Messages'])
    phone.write('./LAWMO/AvailableWipeList/Pictures/ToBeWiped', 'false')
    phone.exec('./LAWMO/Operations/Wipe')
    expect(await phone.report()).toMatchObject([{ data: '1201' }])
    expect(phone.tree.names(['UserData'])).toEqual([])
    expect(phone.events.filter(({ kind }) => kind === 'lock.state')).toHaveLength(2)
  })
})

describe('DiagMon', () => {
  it('has data only after it was started', async () => {
    const phone = objectBench()
    expect(phone.tree.names(['DiagMon', 'Log', 'DiagMonData'])).toEqual([])
    phone.exec('./DiagMon/Log/Operations/Start')
    expect(phone.exec('./DiagMon/Log/Operations/Start')).toBe(409)
    expect(await phone.report()).toMatchObject([{ data: '1200' }])
    expect(phone.text('./DiagMon/Log/DiagMonData/Entries')).toBe('one line')
    expect(phone.text('./DiagMon/Log/Status')).toBe('30')
  })
})

describe('an operation', () => {
  it('is forgotten when the Atomic around it fails', async () => {
    const phone = objectBench()
    const forget = phone.objects.mark()
    phone.exec('./LAWMO/Operations/FullyLock')
    forget()
    expect(await phone.report()).toEqual([])
  })

  it('ends without a word, or under another correlator, only as a defect', async () => {
    const silent = objectBench({ silent: true })
    silent.exec('./LAWMO/Operations/FullyLock', 'c')
    expect(await silent.report()).toEqual([])
    const foreign = objectBench({ correlator: 'foreign' })
    foreign.exec('./LAWMO/Operations/FullyLock', 'c')
    expect(await foreign.report()).toMatchObject([{ correlator: 'foreign' }])
  })
})
