import { describe, expect, it } from 'vitest'
import { SPACE_DMDDF, SPACE_METINF, SPACE_SYNCML_12 } from '../../../../protocol/markup/element.ts'
import { hdr, versionOf, versions } from '../../../../protocol/syncml/build.ts'
import { contentOf, contentTypeOf } from '../../../../protocol/syncml/content-type.ts'
import { COMMAND_NAMES, type Container, EMPTY, modelOf } from '../../../../protocol/syncml/dtd.ts'
import { describeStatus, STATUS } from '../../../../protocol/syncml/status.ts'
import { DMDDF_12, placeOf, SYNCML_12 } from '../../../../protocol/wbxml/document-types.ts'

describe('versions', () => {
  it.each([
    ['1.1.2', '1.1', 'DM/1.1', 'SYNCML:SYNCML1.1', 0x0fd3],
    ['1.2', '1.2', 'DM/1.2', 'SYNCML:SYNCML1.2', 0x1201],
    ['1.3', '1.2', 'DM/1.3', 'SYNCML:SYNCML1.2', 0x1201],
  ] as const)('%s', (dm, verDTD, verProto, namespace, publicId) => {
    expect(versions(dm)).toMatchObject({ verDTD, verProto, namespace, publicId })
    expect(versionOf(hdr(dm, { sessionID: '1', msgID: '1', target: 't', source: 's' }))).toBe(dm)
  })

  it('knows no generation of an odd VerProto', () => {
    expect(versionOf({ verProto: 'DM/9' })).toBeUndefined()
  })
})

describe('the table of elements', () => {
  const containers: readonly [Container, string][] = [
    ...(
      [
        'SyncML',
        'SyncHdr',
        'SyncBody',
        'Locator',
        'Filter',
        'Item',
        'Cred',
        'Chal',
        'Status',
        'Results',
        'Alert',
        'Delete',
        'Get',
        'Exec',
      ] as const
    ).map((name) => [name, SPACE_SYNCML_12] as [Container, string]),
    ...(['Meta', 'Anchor', 'Mem'] as const).map((name) => [name, SPACE_METINF] as [Container, string]),
    ...(['MgmtTree', 'Node', 'RTProperties'] as const).map(
      (name) => [name, SPACE_DMDDF] as [Container, string],
    ),
  ]

  it.each(containers)('%s holds only elements that WBXML has tokens for', (container, space) => {
    const names = [...modelOf(container).keys()]
    expect(names.length).toBeGreaterThan(0)
    const type = space === SPACE_DMDDF ? DMDDF_12 : SYNCML_12
    for (const name of names) expect(placeOf(type, space, name), name).toBeDefined()
  })

  it('has a model for every command, and none for what is empty', () => {
    for (const name of COMMAND_NAMES) expect(modelOf(name as Container).has('CmdID'), name).toBe(true)
    for (const name of EMPTY) expect(modelOf(name as Container).size, name).toBe(0)
  })
})

describe('media types', () => {
  it.each([
    ['application/vnd.syncml.dm+xml; charset=UTF-8', 'xml'],
    ['Application/VND.SyncML.DM+wbxml', 'wbxml'],
    ['application/vnd.syncml+wbxml', 'wbxml'],
    ['text/html', undefined],
    [undefined, undefined],
  ])('%s is %s', (header, content) => {
    expect(contentOf(header)).toBe(content)
  })

  it('name what they are read as', () => {
    expect([contentOf(contentTypeOf('xml')), contentOf(contentTypeOf('wbxml'))]).toEqual(['xml', 'wbxml'])
  })
})

describe('status codes', () => {
  it.each([
    [200, 'OK'],
    ['407', 'authentication required'],
    [1234, 'application-specific'],
    [299, 'successful'],
    [99, 'unknown'],
  ])('%s is %s', (code, words) => {
    expect(describeStatus(code)).toBe(words)
  })

  it('leaves out the unassigned 515', () => {
    expect(STATUS[515]).toBeUndefined()
  })
})
