import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIME_WBXML, MIME_XML } from '../../../../protocol/syncml/content-type.ts'
import { readMessage } from '../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import { SERVER_LIMITS } from '../../../../simulators/server/limits.ts'
import { Bench, EDGE, IMEI } from './support/bench.ts'
import { package1 } from './support/package1.ts'
import { raw, statusesOf } from './support/raw.ts'
import { codesIn } from './support/told.ts'
import { post } from './support/wire.ts'

let bench: Bench
let url: string
let good: Buffer
beforeAll(async () => {
  bench = await Bench.start({ limits: { requestMs: 1_500, headersMs: 1_000 } })
  url = bench.server.url
  good = Buffer.from(writeMessage(package1({ url, source: `IMEI:${IMEI}` }), 'xml'))
})

/** Whatever came before: a clean session works. */
afterAll(async () => {
  const device = await bench.device()
  expect((await device.session({ sessionID: 'FFFF', headers: EDGE })).codes[0]).toBe(212)
  await bench.close()
})

const xml = (text: string) => Buffer.from(text)
const changed = (from: string | RegExp, to: string) => xml(good.toString().replace(from, to))
const without = (element: string) => changed(new RegExp(`<${element}>.*?</${element}>`, 's'), '')

describe('bodies', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from('hello')],
    ['a truncated message', () => good.subarray(0, 200)],
    ['another root', xml('<?xml version="1.0"?><html/>')],
    ['no SyncHdr', () => without('SyncHdr')],
    ['no SyncBody', () => without('SyncBody')],
    ['no SessionID', () => without('SessionID')],
    ['no MsgID', () => without('MsgID')],
    ['no Source', () => without('Source')],
    ['no Target', () => without('Target')],
    ['MsgID zero', () => changed('<MsgID>1<', '<MsgID>0<')],
    ['MsgID in words', () => changed('<MsgID>1<', '<MsgID>one<')],
    ['an empty SessionID', () => changed('<SessionID>1<', '<SessionID><')],
    ['no CmdID', () => changed('<CmdID>a</CmdID>', '')],
    [
      'a DOCTYPE with an entity',
      () => changed('<SyncML', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><SyncML'),
    ],
    ['a NUL', () => changed('Maker', 'Ma\u0000ker')],
    [
      'broken UTF-8',
      () => Buffer.concat([good.subarray(0, 300), Buffer.of(0xff, 0xfe, 0xc0), good.subarray(300)]),
    ],
    ['a deep nest', xml('<a>'.repeat(20_000))],
  ])('%s: 400', async (_what, body) => {
    const octets = typeof body === 'function' ? body() : body
    const answer = await post(url, octets, { 'content-type': MIME_XML })
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
  })

  it('too long: 413, announced or not', async () => {
    const long = Buffer.alloc(SERVER_LIMITS.messageBytes + 1, 0x20)
    expect((await post(url, long, { 'content-type': MIME_XML })).status).toBe(413)
    const chunk = `${long.length.toString(16)}\r\n${long.toString()}\r\n0\r\n\r\n`
    const head = `POST /dm HTTP/1.1\r\nHost: x\r\nContent-Type: ${MIME_XML}\r\nTransfer-Encoding: chunked\r\n\r\n`
    expect(statusesOf(await raw(url, [head, chunk]))[0]).toBe(413)
  })

  it.each([
    ['VerDTD', '1.7', 'DM/1.2', '505'],
    ['VerProto', '1.2', 'DM/9.9', '513'],
  ])('an unknown %s: that Status and no more', async (_element, verDTD, verProto, code) => {
    const body = xml(
      good
        .toString()
        .replace('<VerDTD>1.2<', `<VerDTD>${verDTD}<`)
        .replace('<VerProto>DM/1.2<', `<VerProto>${verProto}<`),
    )
    const answer = await post(url, body, { 'content-type': MIME_XML })
    expect(answer.status).toBe(200)
    expect(codesIn(readMessage(answer.body, 'xml').message)).toEqual([code])
  })

  it.each(['1.1.2', '1.3'] as const)('DM %s is answered in kind', async (dm) => {
    const body = writeMessage(package1({ url, source: `IMEI:${IMEI}`, dm }), 'wbxml')
    const answer = await post(url, body, { 'content-type': MIME_WBXML })
    const { hdr } = readMessage(answer.body, 'wbxml').message
    expect(hdr.verProto).toBe(dm === '1.3' ? 'DM/1.3' : 'DM/1.1')
  })

  it.each(['0', '-5', 'many', '18446744073709551616'])('MaxMsgSize %s does no harm', async (size) => {
    const meta = `<Meta><MaxMsgSize xmlns="syncml:metinf">${size}</MaxMsgSize></Meta></SyncHdr>`
    const answer = await post(url, changed('</SyncHdr>', meta), { 'content-type': MIME_XML })
    expect([200, 400]).toContain(answer.status)
  })
})

describe('HTTP', () => {
  const request = (lines: string[], body: Buffer | string = good) =>
    raw(url, [[...lines, 'Connection: close', '', ''].join('\r\n'), body])
  const length = () => `Content-Length: ${good.length}`

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('%s: 405 with Allow', async (method) => {
    const text = await request([`${method} /dm HTTP/1.1`, 'Host: x'], '')
    expect(statusesOf(text)).toEqual([405])
    expect(text.toLowerCase()).toContain('allow: post')
  })

  it('another path: 404', async () => {
    expect((await post(url.replace('/dm', '/md'), good, { 'content-type': MIME_XML })).status).toBe(404)
  })

  it.each([
    [{}, 415],
    [{ 'content-type': 'text/xml' }, 415],
    [{ 'content-type': MIME_WBXML }, 415],
    [{ 'content-type': `${MIME_XML}; charset=UTF-8` }, 200],
    [{ 'content-type': 'application/vnd.syncml+xml' }, 200],
    [{ 'content-type': MIME_XML, 'content-encoding': 'gzip' }, 415],
    [{ 'content-type': MIME_XML, accept: 'text/html' }, 406],
    [{ 'content-type': MIME_XML, accept: `${MIME_WBXML}` }, 406],
    [{ 'content-type': MIME_XML, accept: `${MIME_XML}, */*;q=0.1` }, 200],
    [{ 'content-type': MIME_XML, accept: 'text/html, */*;q=0' }, 406],
  ])('%j: %i', async (headers, status) => {
    expect((await post(url, good, headers)).status).toBe(status)
  })

  it('answers in the encoding of the request, and tells caches to keep out', async () => {
    const answer = await post(url, good, { 'content-type': MIME_XML })
    expect(answer.headers['content-type']).toBe(MIME_XML)
    expect(answer.headers['cache-control']).toBe('private')
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length)
  })

  it('takes chunked bodies and lower-case headers', async () => {
    const chunks = `${good.length.toString(16)}\r\n${good}\r\n0\r\n\r\n`
    const text = await request(
      ['POST /dm HTTP/1.1', 'host: x', `content-type: ${MIME_XML}`, 'transfer-encoding: chunked'],
      chunks,
    )
    expect(statusesOf(text)).toEqual([200])
  })

  it('grants 100-continue to a body of allowed length, and refuses a longer one at once', async () => {
    const head = ['POST /dm HTTP/1.1', 'Host: x', `Content-Type: ${MIME_XML}`, 'Expect: 100-continue']
    expect(statusesOf(await request([...head, length()]))).toEqual([100, 200])
    const large = await request([...head, `Content-Length: ${SERVER_LIMITS.messageBytes + 1}`], '')
    expect(statusesOf(large)).toEqual([413])
  })

  it('answers pipelined requests in order', async () => {
    const one = ['POST /dm HTTP/1.1', 'Host: x', `Content-Type: ${MIME_XML}`, length(), '', ''].join('\r\n')
    const text = await raw(url, [one, good, 'GET /dm HTTP/1.1\r\nHost: x\r\n\r\n', one, good], {
      patienceMs: 300,
    })
    expect(statusesOf(text)).toEqual([200, 405, 200])
  })

  it.each([
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6'], 400],
    ['length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], 400],
    ['a header without end', [`X-Long: ${'x'.repeat(SERVER_LIMITS.headerBytes)}`], 431],
    ['no HTTP', ['\u0001\u0002'], 400],
  ])('%s: %s', async (_what, lines, status) => {
    const text = await request(
      ['POST /dm HTTP/1.1', 'Host: x', `Content-Type: ${MIME_XML}`, ...(lines as string[])],
      'x',
    )
    expect(statusesOf(text)).toEqual([status])
  })

  it('does not wait for ever for a body that does not come', async () => {
    const head = ['POST /dm HTTP/1.1', 'Host: x', `Content-Type: ${MIME_XML}`, length(), '', ''].join('\r\n')
    const text = await raw(url, [head, good.subarray(0, 10)], { patienceMs: 6_000 })
    expect(statusesOf(text)).toEqual([408])
  })

  it('survives a peer that goes away in the middle of a body', async () => {
    const head = ['POST /dm HTTP/1.1', 'Host: x', `Content-Type: ${MIME_XML}`, length(), '', ''].join('\r\n')
    await raw(url, [head, good.subarray(0, 10)], { half: true })
    expect((await post(url, good, { 'content-type': MIME_XML })).status).toBe(200)
  })
})
