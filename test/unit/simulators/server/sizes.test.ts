import { afterEach, describe, expect, it } from 'vitest'
import { MIME_XML } from '../../../../protocol/syncml/content-type.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import { Bench, EDGE, IMEI14 } from './support/bench.ts'
import { message, send, withBody } from './support/conversation.ts'
import { codesIn, saidIn } from './support/told.ts'
import { post } from './support/wire.ts'

let bench: Bench
afterEach(() => bench.close())

describe('sizes', () => {
  it('never sends more than the client can take, and everything in the end', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const seen = await device.session({ headers: EDGE, meta: { maxMsgSize: 1700 } })
    expect(Math.max(...seen.raw.map(({ body }) => body.length))).toBeLessThanOrEqual(1700)
    expect(seen.answers.length).toBeGreaterThan(3)
    expect(device.tree.get('./NAP/Home/NapAddr')).toBe('internet.home.example')
    expect(device.tree.get('./Settings/Store')).toBe('https://store.home.example/')
  })

  it('says so when not even an answer fits', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const body = writeMessage(message(device, { meta: { maxMsgSize: 100 } }), 'xml')
    const answer = await post(device.account.address, body, { 'content-type': MIME_XML })
    expect(answer.status).toBe(400)
    expect(Buffer.from(answer.body).toString()).toMatch(/MaxMsgSize 100/)
  })

  it('does not send an object that is larger than the client takes', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    await device.session({ headers: EDGE, meta: { maxObjSize: 22 } })
    expect(device.tree.get('./NAP/Home/NapAddr')).toBe('internet.home.example')
    expect(device.tree.has('./Settings/Store')).toBe(false)
  })

  it('puts a large object of the client together, and says what is wrong with a bad one', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const piece = (data: string, size?: number, moreData = true, cmdID = 'm'): Command => ({
      name: 'Replace',
      cmdID,
      items: [
        {
          source: { locURI: './DevInfo/Lang' },
          ...(size !== undefined && { meta: { size } }),
          data,
          ...(moreData && { moreData: true }),
        },
      ],
    })
    const base = message(device)
    const start = { hdr: base.hdr, body: { commands: [...base.body.commands, piece('en', 5)], final: false } }
    const first = await send(device.account.address, start)
    expect(codesIn(first)).toEqual(['212', '200', '200', '213'])
    expect(saidIn(first)).toEqual(['Alert 1222'])
    const url = first.hdr.respURI ?? ''
    const at = (msgID: number) => message(device, { url, msgID })
    const second = await send(url, withBody(at(2), [piece('-GB', undefined, false)], false))
    expect(codesIn(second)).toEqual(['200', '200'])
    const sizeless = await send(url, withBody(at(3), [piece('x')], false))
    expect(codesIn(sizeless)).toEqual(['200', '411'])
    const huge = await send(url, withBody(at(4), [piece('x', 2 ** 40)], false))
    expect(codesIn(huge)).toEqual(['200', '413'])
    await send(url, withBody(at(5), [piece('abc', 5)], false))
    const short = await send(url, withBody(at(6), [piece('d', undefined, false)], false))
    expect(codesIn(short)).toEqual(['200', '424'])
    await send(url, withBody(at(7), [piece('abc', 5)], false))
    const other: Command = {
      name: 'Replace',
      cmdID: 'n',
      items: [{ source: { locURI: './DevInfo/Mod' }, data: 'M' }],
    }
    expect(saidIn(await send(url, withBody(at(8), [other], false)))).toEqual(['Alert 1225'])
    const { devices } = (await bench.ask('/devices')).body as { devices: { imei14: string; info: object }[] }
    expect(devices).toMatchObject([{ imei14: IMEI14, info: { Lang: 'en-GB', Mod: 'M' } }])
  })
})
