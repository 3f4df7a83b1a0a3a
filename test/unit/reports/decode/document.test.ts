import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writePackage0 } from '../../../../protocol/notification/package0.ts'
import { type DecodeView, decodeDocument } from '../../../../reports/decode/document.ts'

const FOLDER = new URL('../../../golden/wbxml/', import.meta.url)
const golden = (name: string) => readFileSync(new URL(name, FOLDER))
/** Whatever an action throws. */
function thrownBy(action: () => unknown): unknown {
  try {
    action()
  } catch (problem) {
    return problem
  }
  throw new Error('nothing was thrown')
}

const VIEWS: readonly DecodeView[] = ['tree', 'xml', 'hex', 'ladder']

const KINDS: Readonly<Record<string, string>> = {
  '24-bootstrap-dm-inbox': 'DM bootstrap',
  '25-bootstrap-cp-w7': 'client provisioning',
  '26-tnds-standalone': 'management tree',
  '27-ddf-standalone': 'management tree',
}

describe('decodeDocument', () => {
  const names = readdirSync(FOLDER).filter((name) => /^\d\d-.*\.(xml|wbxml)$/.test(name))

  it.each(names)('%s: knows what it is and shows it in every way', (name) => {
    const decoded = decodeDocument(golden(name))
    expect(decoded.encoding).toBe(name.split('.')[1])
    expect(decoded.kind).toBe(KINDS[name.split('.')[0] ?? ''] ?? 'SyncML message')
    for (const view of VIEWS) expect(decoded.lines(view).length, view).toBeGreaterThan(0)
  })

  it('shows the same message from either encoding as the same tree', () => {
    for (const name of ['05-pkg2-auth-ok-commands', '10-pkg2-sequence-ui', '22-pkg2-acl-and-props']) {
      const tree = (ending: string) => decodeDocument(golden(`${name}.${ending}`)).lines('tree')
      expect(tree('wbxml')).toEqual(tree('xml'))
    }
  })

  it('tells a package in the words of the protocol', () => {
    expect(decodeDocument(golden('02-pkg2-challenge-md5.wbxml')).lines('tree')).toMatchInlineSnapshot(`
      [
        "SyncHdr  DM/1.2, session 7D, message 1",
        "  Target  IMEI:004999010640000",
        "  Source  https://dm.example.net/dm",
        "  RespURI  https://dm.example.net/dm?sid=7f3a9c",
        "Status 1  to SyncHdr 0 of message 1: 407 authentication required",
        "  TargetRef  https://dm.example.net/dm",
        "  SourceRef  IMEI:004999010640000",
        "  Chal  syncml:auth-md5, b64, NextNonce AAECAwQFBgcICQoLDA0ODw==",
        "Status 2  to Alert 1 of message 1: 407 authentication required",
        "Status 3  to Replace 2 of message 1: 407 authentication required",
        "Final",
      ]
    `)
    expect(decodeDocument(golden('02-pkg2-challenge-md5.wbxml')).lines('ladder')).toMatchInlineSnapshot(`
      [
        "https://dm.example.net/dm  ──▶  IMEI:004999010640000",
        "  ┌ session 7D, message 1",
        "  │ SyncHdr: 407 authentication required",
        "  │ Alert: 407 authentication required",
        "  │ Replace: 407 authentication required",
        "  └ Final",
      ]
    `)
  })

  it('sets octets beside their meaning, and all octets are there', () => {
    const bytes = golden('01-pkg1-client-init-nocred.wbxml')
    const lines = decodeDocument(bytes).lines('hex')
    const hex = lines.map((line) => line.slice(8, 31).replaceAll(' ', '')).join('')
    expect(hex).toBe(bytes.toString('hex'))
    expect(lines.find((line) => line.includes('<SyncHdr>'))).toMatch(/^0000[0-9a-f]{2} {2}6c {22}/)
  })

  it('leaves nothing of a document out of its tree', () => {
    const tree = decodeDocument(golden('25-bootstrap-cp-w7.wbxml')).lines('tree').join('\n')
    expect(tree).toContain('parm name="APPID" value="w7"')
  })
})

describe('package #0', () => {
  const trigger = {
    serverId: 'dm.example',
    password: 'secret',
    nonce: Uint8Array.of(1),
    uiMode: 3,
    initiator: 1,
  } as const

  it('is found among octets that begin like anything', () => {
    for (let sessionId = 1; sessionId <= 300; sessionId++) {
      const decoded = decodeDocument(writePackage0({ ...trigger, sessionId }))
      expect(decoded.kind).toBe('package #0')
      expect(decoded.lines('tree')).toContain(
        `  session     ${sessionId}, SessionID ${sessionId.toString(16).toUpperCase()}`,
      )
    }
    expect(decodeDocument(golden('pkg0-notification.bin')).lines('tree').join('\n')).toContain(
      'ui-mode     1 background',
    )
  })

  it('is read by its media type whatever it looks like, and says what is wrong with it', () => {
    const bytes = writePackage0({ ...trigger, sessionId: 5 })
    bytes[18] = 1
    const decoded = decodeDocument(bytes, 'application/vnd.syncml.notification')
    expect(decoded.deviations).toMatchObject([{ code: 'future-use', offset: 18 }])
    const problem = thrownBy(() =>
      decodeDocument(bytes.subarray(0, 20), 'application/vnd.syncml.notification'),
    )
    expect(problem).toMatchObject({ name: 'NotificationProblem', offset: 20, expected: 'at least 25 octets' })
  })
})

describe('what cannot be decoded', () => {
  it.each([
    ['nothing that begins like anything', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), 0],
    ['XML cut off', Buffer.from('<SyncML><SyncHdr>'), 17],
    ['a message without its header', Buffer.from('<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody/></SyncML>'), 0],
    ['WBXML cut off', golden('01-pkg1-client-init-nocred.wbxml').subarray(0, 40), 40],
  ])('%s: names the octet', (_, bytes, offset) => {
    expect(thrownBy(() => decodeDocument(bytes))).toMatchObject({ name: 'SyncMLProblem', offset })
  })

  it('goes by the type that it was given', () => {
    const xml = golden('01-pkg1-client-init-nocred.xml')
    expect(decodeDocument(xml, 'text/xml; charset=UTF-8').encoding).toBe('xml')
    expect(thrownBy(() => decodeDocument(xml, 'application/vnd.syncml.dm+wbxml'))).toMatchObject({
      name: 'SyncMLProblem',
      offset: 0,
    })
  })

  it('never lets a document steer the terminal', () => {
    const xml = '<wap-provisioningdoc><parm name="A" value="\u009b31m"/></wap-provisioningdoc>'
    const decoded = decodeDocument(Buffer.from(xml))
    for (const view of VIEWS) expect(decoded.lines(view).join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
  })
})
