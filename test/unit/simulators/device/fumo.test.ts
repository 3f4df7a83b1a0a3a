import { describe, expect, it } from 'vitest'
import { writeDescriptor } from '../../../../protocol/package/descriptor.ts'
import { originatorOf } from '../../../../protocol/package/originator.ts'
import { firmwareImage } from '../../../../simulators/device/objects/software/firmware.ts'
import { firmwarePackage, MODEL, objectBench } from './object-bench.ts'

const UPDATE = 'org.openmobilealliance.dm.firmwareupdate.update'
const DOWNLOAD = 'org.openmobilealliance.dm.firmwareupdate.download'
const URL_NODE = './FUMO/Download/PkgURL'

describe('FUMO', () => {
  it('downloads, then updates, and tells of both with the correlators that it was given', async () => {
    const phone = objectBench()
    phone.offer(URL_NODE)
    expect(phone.exec('./FUMO/Download', 'c1')).toBe(202)
    expect(await phone.report()).toEqual([{ type: DOWNLOAD, data: '200', correlator: 'c1' }])
    phone.alerts.settle()
    expect(phone.text('./FUMO/State')).toBe('50')
    expect(phone.exec('./FUMO/Update')).toBe(202)
    expect(await phone.report()).toEqual([{ type: UPDATE, data: '200', correlator: undefined }])
    expect(phone.text('./FUMO/State')).toBe('90')
    phone.alerts.settle()
    expect(phone.states()).toBe('10>30 30>40 40>50 50>60 60>90 90>100 100>10')
    expect(phone.text('./DevDetail/FwV')).toBe('3.0')
    expect(phone.firmware.image).toEqual(firmwareImage(MODEL, '3.0'))
  })

  it('makes the same firmware out of a delta, and refuses one for another version', async () => {
    const base = { version: MODEL.firmware, image: firmwareImage(MODEL, MODEL.firmware) }
    const phone = objectBench()
    phone.offer(URL_NODE, { base })
    phone.exec('./FUMO/Download')
    await phone.report()
    phone.exec('./FUMO/Update')
    expect(await phone.report()).toMatchObject([{ data: '200' }])
    expect(phone.firmware.image).toEqual(firmwareImage(MODEL, '3.0'))
    phone.alerts.settle()
    phone.offer(URL_NODE, { version: '3.1', base })
    phone.exec('./FUMO/Download')
    expect(await phone.report()).toMatchObject([{ data: '403' }])
  })

  it('fetches through a descriptor and posts how it went', async () => {
    const phone = objectBench()
    const body = firmwarePackage()
    const types = ['application/vnd.rollcall.package']
    const descriptor = {
      objectURI: 'http://dm.example/o',
      size: body.length,
      types,
      installNotifyURI: 'http://dm.example/n',
    }
    phone.shelf.set('http://dm.example/o', { type: types[0] ?? '', body })
    phone.shelf.set('http://dm.example/d', {
      type: 'application/vnd.oma.dd+xml',
      body: writeDescriptor(descriptor),
    })
    phone.write(URL_NODE, 'http://dm.example/d')
    phone.exec('./FUMO/Download')
    expect(await phone.report()).toMatchObject([{ data: '200' }])
    expect(phone.posted).toEqual(['900 Success'])
  })

  it.each([
    [
      '402',
      'damaged',
      (octets: Uint8Array) => octets.map((each, at) => (at === octets.length - 100 ? each ^ 1 : each)),
    ],
    ['403', 'for another model', () => firmwarePackage({ model: 'other' })],
    ['403', 'an application', () => firmwarePackage({ kind: 'application' })],
    ['404', 'signed by somebody else', () => firmwarePackage({}, originatorOf('maker', new Uint8Array(32)))],
    ['404', 'by nobody known', () => firmwarePackage({}, originatorOf('nobody', new Uint8Array(32)))],
  ])('answers %s to a package that is %s, and keeps nothing of it', async (result, _why, spoil) => {
    const phone = objectBench()
    phone.offer(URL_NODE, {}, spoil)
    phone.exec('./FUMO/Download', 'c')
    expect(await phone.report()).toEqual([{ type: DOWNLOAD, data: result, correlator: 'c' }])
    expect(phone.text('./FUMO/State')).toBe('20')
    expect(phone.exec('./FUMO/Update')).toBe(409)
    expect(phone.text('./DevDetail/FwV')).toBe(MODEL.firmware)
    phone.alerts.settle()
    expect(phone.text('./FUMO/State')).toBe('10')
  })

  it.each([
    [403, '406'],
    [404, '411'],
    [500, '500'],
  ])('answers HTTP %i on the way with %s', async (status, result) => {
    const phone = objectBench()
    phone.shelf.set('http://dm.example/p', status)
    phone.write(URL_NODE, 'http://dm.example/p')
    phone.exec('./FUMO/Download')
    expect(await phone.report()).toMatchObject([{ data: result }])
  })

  it('takes a package that the server writes, and looks at it before it installs', async () => {
    const phone = objectBench()
    phone.write('./FUMO/Update/PkgData', firmwarePackage({ model: 'other' }))
    expect(phone.text('./FUMO/State')).toBe('50')
    phone.exec('./FUMO/Update')
    expect(await phone.report()).toMatchObject([{ data: '403' }])
    expect(phone.text('./FUMO/State')).toBe('70')
    phone.write('./FUMO/Update/PkgData', firmwarePackage())
    phone.exec('./FUMO/Update')
    expect(await phone.report()).toMatchObject([{ data: '200' }])
    expect(phone.states()).toBe('10>50 50>60 60>70 70>80 80>10 10>50 50>60 60>90')
  })

  it('does in one what DownloadAndUpdate orders', async () => {
    const phone = objectBench()
    phone.offer('./FUMO/DownloadAndUpdate/PkgURL')
    expect(phone.exec('./FUMO/DownloadAndUpdate', 'c')).toBe(202)
    expect(await phone.report()).toEqual([
      { type: 'org.openmobilealliance.dm.firmwareupdate.downloadandupdate', data: '200', correlator: 'c' },
    ])
    expect(phone.states()).toBe('10>30 30>40 40>50 50>60 60>90')
  })

  it('refuses an update without a package, and a second operation beside a running one', async () => {
    const phone = objectBench()
    expect(phone.exec('./FUMO/Update')).toBe(409)
    phone.offer(URL_NODE)
    phone.exec('./FUMO/Download')
    expect(phone.exec('./FUMO/Download')).toBe(409)
    expect(phone.exec('./FUMO/Update')).toBe(409)
    expect(phone.events.filter(({ kind }) => kind === 'mo.state')).toHaveLength(1)
  })

  it('installs blindly and in any state only as a defect', async () => {
    const blind = objectBench({ skipsVerification: true })
    blind.offer(URL_NODE, { model: 'other' })
    blind.exec('./FUMO/Download')
    blind.exec('./FUMO/Update')
    await blind.report()
    blind.exec('./FUMO/Update')
    expect(await blind.report()).toMatchObject([{ data: '200' }])
    expect(blind.events.some(({ kind }) => kind === 'pkg.verify')).toBe(false)
    const early = objectBench({ updatesInAnyState: true })
    expect(early.exec('./FUMO/Update')).toBe(202)
    expect(early.states()).toBe('10>60')
  })

  it('asks its holder only as a defect, and answers 401 to a no', async () => {
    const phone = objectBench({ asksBeforeInstall: true })
    phone.write('./FUMO/Update/PkgData', firmwarePackage())
    phone.exec('./FUMO/Update')
    expect(await phone.report()).toMatchObject([{ data: '401' }])
  })
})
