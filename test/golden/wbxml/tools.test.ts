import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'

/** Other people's decoders read our octets, and we read their encoder's: run where the tools are installed. */
const FOLDER = new URL('.', import.meta.url)
const OTHERS = /^(25|26|27)-/
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.xml') && !OTHERS.test(name))
const read = (name: string) => readFileSync(new URL(name, FOLDER))
const has = (tool: string, ...args: string[]) => spawnSync(tool, args).error === undefined

const scratch = mkdtempSync(join(tmpdir(), 'codec-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const into = (name: string, bytes: Uint8Array) => {
  const path = join(scratch, name)
  writeFileSync(path, bytes)
  return path
}

/** libwbxml renames the Type of trees, and takes white space away at both ends of any text. */
const comparable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'string' ? each.trim().replace('dmtnds+wbxml', 'dmtnds+xml') : each,
    ),
  )

describe('libwbxml', () => {
  it.runIf(has('wbxml2xml', '-h')).each(names)('%s: reads from our octets what we wrote', (name) => {
    const { message } = readMessage(read(name), 'xml')
    const from = into(`${name}.wbxml`, writeMessage(message, 'wbxml'))
    const to = join(scratch, `${name}.out.xml`)
    execFileSync('wbxml2xml', ['-k', '-o', to, from], { stdio: 'ignore' })
    expect(comparable(readMessage(readFileSync(to), 'xml').message)).toEqual(comparable(message))
  })

  /** 1.1 and 1.3, and string tables that share the ends of strings: forms that we never write. */
  it
    .runIf(has('xml2wbxml', '-h'))
    .each(names.flatMap((name) => ['1.1', '1.2', '1.3'].map((version) => [name, version] as const)))(
    '%s as WBXML %s with a string table is read as the same message',
    (name, version) => {
      const to = join(scratch, `${name}.${version}.wbxml`)
      execFileSync('xml2wbxml', ['-k', '-v', version, '-o', to, into(name, read(name))], { stdio: 'ignore' })
      const { message } = readMessage(readFileSync(to), 'wbxml')
      expect(comparable(message)).toEqual(comparable(readMessage(read(name), 'xml').message))
    },
  )
})

/** What tshark makes of our octets as the body of an HTTP request. */
function dissected(bytes: Uint8Array): string {
  const head =
    'POST /dm HTTP/1.1\r\nHost: dm\r\nContent-Type: application/vnd.syncml.dm+wbxml\r\nContent-Length: '
  const request = Buffer.concat([Buffer.from(`${head}${bytes.length}\r\n\r\n`), bytes])
  const pairs = request.toString('hex').replace(/../g, ' $&')
  const dump = into('dump.txt', Buffer.from(`000000${pairs}\n`))
  const capture = join(scratch, 'dump.pcap')
  execFileSync('text2pcap', ['-q', '-T', '1025,80', dump, capture], { stdio: 'ignore' })
  const args = ['-r', capture, '-V', '-O', 'wbxml']
  return execFileSync('tshark', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

describe('tshark', () => {
  it.runIf(has('tshark', '-v') && has('text2pcap', '-v'))(
    'names every tag of our octets, and no unknown one',
    () => {
      for (const name of names.slice(0, 6)) {
        const { message } = readMessage(read(name), 'xml')
        const shown = dissected(writeMessage(message, 'wbxml'))
        for (const tag of ['SyncHdr', 'VerProto', 'LocURI', 'SyncBody']) expect(shown).toContain(`<${tag}>`)
        expect(shown).toContain('</SyncML>')
        expect(shown).not.toMatch(/Unknown (?:tag|attribute|WBXML)/i)
      }
    },
    60_000,
  )
})
