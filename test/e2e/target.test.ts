import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ended, scratch, start } from './cli.ts'

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

  it('say what is wrong with a target, and the next step', async () => {
    writeFileSync(join(cwd, 'closed.yaml'), 'endpoint: http://127.0.0.1:9/dm\n')
    const { code, stdout } = await rollcall('target', 'check', 'closed.yaml')
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ reachable +nothing listens at 127\.0\.0\.1:9\n +→ start the server/)
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
