import { createSocket } from 'node:dgram'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type OpenPushPoints, openPushPoints } from '../../../../harness/target/push/push-points.ts'
import { pushOfPackage0, pushOfProvisioning } from '../../../../protocol/notification/wsp-push.ts'

let points: OpenPushPoints | undefined
afterEach(() => points?.close())

const NOTI = 'application/vnd.syncml.notification'
async function opened(where: Parameters<typeof openPushPoints>[0]) {
  const taken: { address: string; contentType: string; text: string }[] = []
  points = await openPushPoints(where, async ({ address, contentType, body }) => {
    taken.push({ address, contentType, text: Buffer.from(body).toString() })
    return true
  })
  return { taken, points }
}
const until = async (done: () => boolean) => {
  for (let tries = 0; tries < 100 && !done(); tries++) await new Promise((resolve) => setTimeout(resolve, 20))
}

it('takes a document over HTTP, and one in a PAP submission', async () => {
  const { taken, points: open } = await opened({ http: 0 })
  const url = `http://127.0.0.1:${open.http}/push`
  await fetch(`${url}?to=234150000000001`, {
    method: 'POST',
    body: 'plain',
    headers: { 'content-type': NOTI },
  })
  const pap = [
    '--b\r\ncontent-type: application/xml\r\n\r\n<pap><push-message><address address-value="WAPPUSH=+447700900123/TYPE=PLMN@ppg.example"/></push-message></pap>',
    `--b\r\ncontent-type: ${NOTI}\r\n\r\nby PAP`,
    '--b--\r\n',
  ].join('\r\n')
  const type = 'multipart/related; boundary=b; type="application/xml"'
  expect((await fetch(url, { method: 'POST', body: pap, headers: { 'content-type': type } })).status).toBe(
    202,
  )
  expect(
    (await fetch(url, { method: 'POST', body: 'to nobody', headers: { 'content-type': NOTI } })).status,
  ).toBe(400)
  expect(taken).toEqual([
    { address: '234150000000001', contentType: NOTI, text: 'plain' },
    { address: '447700900123', contentType: NOTI, text: 'by PAP' },
  ])
})

it('takes WSP pushes over UDP', async () => {
  const { taken, points: open } = await opened({ udp: 0 })
  const socket = createSocket('udp4')
  socket.send(pushOfPackage0(Buffer.from('package 0')), open.udp, '127.0.0.1')
  socket.send(pushOfProvisioning(Buffer.from('document'), 'NETWPIN', 'A'.repeat(40)), open.udp, '127.0.0.1')
  await until(() => taken.length === 2)
  socket.close()
  expect(taken.map(({ contentType, text }) => [contentType, text])).toEqual([
    [NOTI, 'package 0'],
    [`application/vnd.wap.connectivity-wbxml; SEC=NETWPIN; MAC=${'A'.repeat(40)}`, 'document'],
  ])
})

it('takes files from a folder, each once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-drop-'))
  const { taken } = await opened({ drop: folder })
  writeFileSync(join(folder, '447700900123.noti'), 'from a file')
  await until(() => taken.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(taken).toEqual([{ address: '447700900123', contentType: NOTI, text: 'from a file' }])
})
