import { afterEach, describe, expect, it } from 'vitest'
import { MIME_XML } from '../../../../protocol/syncml/content-type.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import { SERVER_LIMITS } from '../../../../simulators/server/limits.ts'
import { Bench, EDGE, IMEI, OTHER_IMEI, OTHER_IMSI } from './support/bench.ts'
import { message, send, withBody } from './support/conversation.ts'
import { package1 } from './support/package1.ts'
import { alert, believed, codesIn, saidIn } from './support/told.ts'
import { post } from './support/wire.ts'

let bench: Bench
afterEach(() => bench.close())

async function opened() {
  bench = await Bench.start()
  const device = await bench.device()
  const first = await send(device.account.address, message(device))
  return { device, first, url: first.hdr.respURI ?? '' }
}

describe('isolation', () => {
  it('keeps two devices with the same SessionID apart', async () => {
    bench = await Bench.start()
    bench.pair(OTHER_IMSI, OTHER_IMEI, '10.0.0.2')
    const one = await bench.device()
    const two = await bench.device(OTHER_IMSI, OTHER_IMEI)
    const edge = { forwarded: 'for=10.0.0.2;by=_edge-token' }
    const [a, b] = await Promise.all([one.session({ headers: EDGE }), two.session({ headers: edge })])
    for (const seen of [a, b]) expect(seen.codes).toEqual([212, 200, 200])
    for (const device of [one, two]) expect(device.tree.get('./NAP/Home/Name')).toBe('Home')
  })

  it('does not let another device, or another line, use a RespURI', async () => {
    const { device, url } = await opened()
    const body = writeMessage(message(device, { url, msgID: 2 }), 'xml')
    const foreign = writeMessage(package1({ url, source: `IMEI:${OTHER_IMEI}`, msgID: 2 }), 'xml')
    const type = { 'content-type': MIME_XML }
    expect((await post(url, foreign, { ...type, ...EDGE })).status).toBe(404)
    expect((await post(url, body, type)).status).toBe(404)
    expect((await post(url, body, { ...type, forwarded: 'for=10.9.9.9;by=_edge-token' })).status).toBe(404)
    expect((await post(`${url}x`, body, { ...type, ...EDGE })).status).toBe(404)
    const other = writeMessage(message(device, { url, msgID: 2, sessionID: '77' }), 'xml')
    expect((await post(url, other, { ...type, ...EDGE })).status).toBe(404)
    expect((await post(url, body, { ...type, ...EDGE })).status).toBe(200)
  })

  it('does not continue a session for who only knows its SessionID', async () => {
    const { device } = await opened()
    const bare = withBody(
      package1({ url: device.account.address, source: `IMEI:${IMEI}`, msgID: 2 }),
      [alert(1222)],
      false,
    )
    expect(codesIn(await send(device.account.address, bare))).toEqual(['407', '407'])
  })
})

describe('repetition', () => {
  it('answers the same request with the same octets, and does nothing twice', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const body = writeMessage(message(device), 'xml')
    const headers = { 'content-type': MIME_XML, ...EDGE }
    const first = await post(device.account.address, body, headers)
    const again = await post(device.account.address, body, headers)
    expect(again.body).toEqual(first.body)
    const elsewhere = await post(device.account.address, body, { 'content-type': MIME_XML })
    expect(Buffer.from(elsewhere.body).toString()).toContain('<Data>401</Data>')
    expect((await bench.log()).filter(({ operation }) => operation === 'OP-INV')).toHaveLength(1)
  })

  it('refuses a MsgID that is not the next one', async () => {
    const { device, url } = await opened()
    for (const msgID of [1, 3, 0]) {
      const answer = await post(url, writeMessage(message(device, { url, msgID }), 'xml'), {
        'content-type': MIME_XML,
        ...EDGE,
      })
      expect(answer.status).toBe(400)
      expect(Buffer.from(answer.body).toString()).toMatch(/MsgID/)
    }
  })

  it('takes messages of one session one after the other, though they come at once', async () => {
    const { device, url, first } = await opened()
    const next = writeMessage(withBody(message(device, { url, msgID: 2 }), [believed(first)]), 'xml')
    const headers = { 'content-type': MIME_XML, ...EDGE }
    const answers = await Promise.all([1, 2, 3].map(() => post(url, next, headers)))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
  })
})

describe('the course of a session', () => {
  it('is over after Alert 1223: Statuses only, and nothing after them', async () => {
    const { device, url, first } = await opened()
    const abort = withBody(message(device, { url, msgID: 2 }), [believed(first), alert(1223)])
    const answer = await send(url, abort)
    expect(saidIn(answer)).toEqual([])
    expect(codesIn(answer)).toEqual(['200', '200'])
    const late = writeMessage(withBody(message(device, { url, msgID: 3 }), [believed(first)]), 'xml')
    expect((await post(url, late, { 'content-type': MIME_XML, ...EDGE })).status).toBe(404)
    expect(await bench.log()).toContainEqual(expect.objectContaining({ operation: 'OP-INV', result: 'sent' }))
  })

  it('asks for more while the client has not finished, and sends no new command until then', async () => {
    const { device, url, first } = await opened()
    const half = withBody(message(device, { url, msgID: 2 }), [believed(first)], false)
    const more = await send(url, half)
    expect(saidIn(more)).toEqual(['Alert 1222'])
    expect(more.body.final).toBe(false)
    const rest = await send(url, withBody(message(device, { url, msgID: 3 }), [believed(more)]))
    expect(saidIn(rest)).toEqual(['Sequence'])
  })

  it('has an end, however long the client goes on', async () => {
    const { device, url, first } = await opened()
    let last = first
    for (let msgID = 2; msgID <= SERVER_LIMITS.messagesPerSession; msgID++) {
      last = await send(url, withBody(message(device, { url, msgID }), [believed(last), alert(1222)], false))
    }
    expect(saidIn(last)).toEqual(['Alert 1223'])
    expect(last.body.final).toBe(true)
  })

  it('is over when the client falls silent', async () => {
    const { device, url } = await opened()
    bench.clock.advance(SERVER_LIMITS.idleMs + 1)
    const late = writeMessage(message(device, { url, msgID: 2 }), 'xml')
    expect((await post(url, late, { 'content-type': MIME_XML, ...EDGE })).status).toBe(404)
  })

  it('answers commands that are not for clients with 405, bad CmdIDs with 400, and goes on', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const base = message(device)
    const odd: Command[] = [
      { name: 'Get', cmdID: 'g', items: [{ target: { locURI: './x' } }] },
      { name: 'Exec', cmdID: 'e', items: [{ target: { locURI: './x' } }] },
      { name: 'Alert', cmdID: 'b', data: '1201', items: [] },
      { name: 'Alert', cmdID: '0', data: '1201', items: [] },
      { name: 'Alert', cmdID: 'u', data: '1101', items: [] },
      { name: 'Results', cmdID: 'r', msgRef: '7', cmdRef: '9', items: [{ data: 'x' }] },
      { name: 'Replace', cmdID: 'p', items: [{ source: { locURI: './NAP/Evil' }, data: 'x' }] },
    ]
    const answer = await send(device.account.address, {
      hdr: base.hdr,
      body: { commands: [...base.body.commands, ...odd], final: true },
    })
    expect(codesIn(answer)).toEqual(['212', '200', '200', '405', '405', '400', '400', '406', '405'])
    expect(saidIn(answer)).toHaveLength(6)
  })

  it('is not confused by Statuses for what was never sent', async () => {
    const { device, url, first } = await opened()
    const stray = { ...believed(first), cmdID: 'q', cmdRef: '999', cmd: 'Get', data: '200' }
    const answer = await send(
      url,
      withBody(message(device, { url, msgID: 2 }), [believed(first), stray, stray]),
    )
    expect(codesIn(answer)).toEqual(['200'])
  })
})
