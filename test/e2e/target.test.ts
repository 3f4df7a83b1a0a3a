import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { startMistaken } from '../servers/mistaken.ts'
import { ended, scratch, start } from './cli.ts'
import { typed } from './terminal.ts'

const cwd = scratch()
const rollcall = (...args: string[]) => ended(start(args, { cwd }))

describe('target and world commands', () => {
  it('write a target file that points editors to its schema', async () => {
    const flags = ['--endpoint', 'http://127.0.0.1:9/dm', '--auth', 'md5,mac', '--imei', '490154203237518']
    const { code } = await rollcall(
      'target',
      'init',
      'mine.yaml',
      ...flags,
      '--client-name',
      'a',
      '--client-secret',
      'b',
    )
    expect(code).toBe(0)
    const text = readFileSync(join(cwd, 'mine.yaml'), 'utf8')
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/mine\.schema\.json\n/)
    expect(parse(text)).toMatchObject({ auth: ['md5', 'mac'], account: { imei: '490154203237518' } })
    expect(JSON.parse(readFileSync(join(cwd, 'mine.schema.json'), 'utf8'))).toHaveProperty(
      'properties.endpoint',
    )
    expect((await rollcall('target', 'init', 'mine.yaml', ...flags)).code).toBe(104)
  })

  it('ask a person at a terminal, and once more where an answer will not do', async () => {
    const lines = [
      'nowhere',
      'http://127.0.0.1:9/dm',
      '',
      'xml',
      'md5 mac',
      '490154203237518',
      '',
      '',
      's3cret',
      '',
    ]
    const { code, shown } = await typed(
      ['target', 'init', 'asked.yaml'],
      lines.map((line) => `${line}\r`),
      { cwd },
    )
    expect(shown).toContain('endpoint: must be an http:// or https:// URL')
    expect(shown).toContain('it cannot be empty')
    expect(code).toBe(0)
    expect(parse(readFileSync(join(cwd, 'asked.yaml'), 'utf8'))).toMatchObject({
      ...{ endpoint: 'http://127.0.0.1:9/dm', serverId: 'dm.operator.example', auth: ['md5', 'mac'] },
      account: { imei: '490154203237518', client: { name: 'IMEI:490154203237518', secret: 's3cret' } },
    })
    const gone = await typed(['target', 'init', 'gone.yaml'], ['http://127.0.0.1:9/dm\r', '\u0004'], { cwd })
    expect(gone.shown).toContain('nothing was written')
    expect(gone.code).toBe(105)
    expect(existsSync(join(cwd, 'gone.yaml'))).toBe(false)
  })

  it('say what is wrong with a target in one sentence, and the next step', async () => {
    const mistaken = await startMistaken()
    writeFileSync(join(cwd, 'ca.pem'), mistaken.ca)
    const expected: Record<string, readonly [yaml: string, says: string, next: string]> = {
      'a closed port': [
        'endpoint: http://127.0.0.1:9/dm',
        'nothing listens at 127.0.0.1:9',
        'start the server, or mend the port in endpoint',
      ],
      'another name': [
        `endpoint: ${mistaken.wrongName}\ntls: { ca: ca.pem }`,
        'the certificate is for dm.elsewhere.example, not for 127.0.0.1',
        'use that name in endpoint, or write tls.servername: dm.elsewhere.example',
      ],
      'a web site': [
        `endpoint: ${mistaken.webSite}`,
        'an ordinary web site answers (HTTP 200), not a DM server',
        'mend the path in endpoint; DM servers often have /dm or /omadm',
      ],
      'an error': [
        `endpoint: ${mistaken.fails}`,
        'the server answers package 1 with HTTP 500',
        'look into its log: it failed over a correct message',
      ],
      MAC: [`endpoint: ${mistaken.macOnly}`, 'the server demands syncml:auth-MAC (407)', 'write auth: [mac]'],
      'WBXML only': [
        `endpoint: ${mistaken.wbxmlOnly}`,
        'the server speaks WBXML only',
        'write content: [wbxml]',
      ],
    }
    for (const [name, [yaml]] of Object.entries(expected)) writeFileSync(join(cwd, `${name}.yaml`), yaml)
    for (const [name, [, says, next]] of Object.entries(expected)) {
      const { code, stdout, stderr } = await rollcall('target', 'check', `${name}.yaml`)
      const lines = stdout.split('\n')
      const at = lines.findIndex((line) => line.startsWith('  ✗'))
      expect(lines[at]?.slice(21), name).toBe(says)
      expect(lines[at + 1], name).toBe(`    → ${next}`)
      expect([code, stderr], name).toEqual([1, ''])
    }
    await mistaken.close()
  })

  it('export devices in a form that a target file reads again', async () => {
    const { stdout } = await rollcall('world', 'export', '--count', '3')
    expect(stdout.trim().split('\n')).toHaveLength(4)
    writeFileSync(join(cwd, 'devices.csv'), stdout)
    writeFileSync(join(cwd, 'many.yaml'), 'endpoint: http://127.0.0.1:9/dm\ndevices: { csv: devices.csv }\n')
    const { code } = await rollcall('target', 'check', 'many.yaml')
    expect(code).toBe(1)
    const sql = await rollcall('world', 'export', '--count', '3', '--as', 'sql')
    expect(sql.stdout.match(/INSERT INTO device/g)).toHaveLength(3)
    const again = await rollcall('world', 'export', '--count', '3')
    expect(again.stdout).toBe(stdout)
  })
})
