import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PlayHistory, Stamped } from '../../../../harness/history/event.ts'
import { pcapng } from '../../../../reports/pcapng/pcapng.ts'

const message = (seq: number, dir: 'sent' | 'received', body: Buffer): Stamped => ({
  ...{ kind: 'dm.msg', session: 's/1', imei: '1', dir, msgID: '1', t: seq * 40, seq },
  ...{ contentType: 'application/vnd.syncml.dm+xml', headers: { 'x-syncml-hmac': 'mac=AAAA' } },
  ...(dir === 'received' && { httpStatus: 200 }),
  body: body.toString('base64'),
})

/** Wireshark's own dissector is the judge: sums, sequence numbers and HTTP must be right for it to say this. */
it('is read by tshark, message by message, however long they are', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'rollcall-pcapng-')), 'messages.pcapng')
  const long = Buffer.from(`<SyncML>${'x'.repeat(90_000)}</SyncML>`)
  const events = [message(0, 'sent', Buffer.from('<SyncML/>')), message(1, 'received', long)]
  const histories = async function* () {
    yield { header: {}, events } as unknown as PlayHistory
  }
  await pcapng(path).end({} as never, histories)
  const fields = [
    '-T',
    'fields',
    '-e',
    'http.request.method',
    '-e',
    'http.response.code',
    '-e',
    'http.content_length',
  ]
  const read = execFileSync(
    'tshark',
    ['-r', path, '-o', 'tcp.check_checksum:TRUE', '-Y', 'http', ...fields],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  expect(read.trim().split('\n')).toEqual(['POST\t\t9', `\t200\t${long.length}`])
  const bad = execFileSync(
    'tshark',
    ['-r', path, '-o', 'tcp.check_checksum:TRUE', '-Y', '_ws.expert.severity >= 0x600000'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  expect(bad).toBe('')
})
