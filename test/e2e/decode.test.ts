import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rollcall } from './cli.ts'

const golden = (name: string) => fileURLToPath(new URL(`../golden/wbxml/${name}`, import.meta.url))

describe('rollcall decode', () => {
  it.each([
    ['05-pkg2-auth-ok-commands.xml', 'SyncML message, xml', /Exec/],
    ['05-pkg2-auth-ok-commands.wbxml', 'SyncML message, wbxml', /Exec/],
    ['24-bootstrap-dm-inbox.wbxml', 'DM bootstrap, wbxml', /MgmtTree|OPAQUE|octets/],
    ['25-bootstrap-cp-w7.wbxml', 'client provisioning, wbxml', /type="APPLICATION"/],
    ['26-tnds-standalone.wbxml', 'management tree, wbxml', /Mail {2}\(node/],
    ['pkg0-notification.bin', 'package #0, binary', /server {6}dm.example.net/],
  ])('%s is a %s', async (name, kind, content) => {
    const { code, stdout } = await rollcall(['decode', golden(name)])
    expect(stdout).toContain(kind)
    expect(stdout).toMatch(content)
    expect(code).toBe(0)
  })

  it('shows a message as ladder, XML and octets beside their tokens', async () => {
    const file = golden('07-pkg4-empty-final.wbxml')
    expect((await rollcall(['decode', file, '--as', 'ladder'])).stdout).toMatch(/──▶[\s\S]*SyncHdr: 200 OK/)
    expect((await rollcall(['decode', file, '--as', 'xml'])).stdout).toMatch(/<SessionID>7D<\/SessionID>/)
    expect((await rollcall(['decode', file, '--as', 'hex'])).stdout).toMatch(/000005 {2}6d +<SyncML>/)
  })

  it('reads standard input, also as hexadecimal text', async () => {
    const stdin = readFileSync(golden('07-pkg4-empty-final.wbxml')).toString('hex').replace(/(..)/g, '$1 ')
    const { code, stdout } = await rollcall(['decode', '--hex', '--json'], { stdin })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'SyncML message', encoding: 'wbxml', deviations: [] })
  })

  it.each([
    ['<SyncML><SyncHdr>', /truncated at octet 17: expected <\/SyncHdr>/],
    ['\u0002\u00a4\u0001j\u0000', /at octet \d/],
    ['hello', /at octet/],
  ])('says where %j stops being a document', async (stdin, message) => {
    const { code, stderr } = await rollcall(['decode'], { stdin: Buffer.from(stdin, 'latin1') })
    expect(stderr).toMatch(message)
    expect(code).toBe(1)
  })

  it('has nothing to say about nothing', async () => {
    expect((await rollcall(['decode'])).code).toBe(104)
  })
})
