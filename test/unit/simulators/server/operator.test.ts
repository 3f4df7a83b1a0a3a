import { request } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { Bench, IMEI, IMSI } from './support/bench.ts'

let bench: Bench
afterEach(() => bench.close())

describe('the operator’s interface', () => {
  it.each([
    ['/pairs', '{"imsi":', /not JSON/],
    ['/pairs', '[]', /the body/],
    ['/pairs', {}, /imsi/],
    ['/pairs', { imsi: 'abc', imei: IMEI }, /imsi: must be 6 to 15 digits/],
    ['/pairs', { imsi: IMSI, imei: '12' }, /imei: must be an IMEI/],
    ['/pairs', { imsi: IMSI, imei: '000000000000000' }, /imei/],
    ['/pairs', { imsi: IMSI, imei: IMEI, ageSeconds: -1 }, /ageSeconds/],
    ['/requests', { case: '', msisdn: '44' }, /case/],
    ['/requests', { case: 'c', msisdn: 'x' }, /msisdn: must be 5 to 15 digits/],
    ['/requests', { case: 'c', msisdn: '447700900123', delivery: 'pigeon' }, /delivery/],
    ['/cards', { iccid: '1', imsi: IMSI, private: true, userConfirm: true }, /iccid/],
    ['/cards', { iccid: '8944110000000000016', imsi: IMSI, private: 'yes', userConfirm: true }, /private/],
    ['/notifications', {}, /imei or imsi/],
    ['/notifications', { imsi: IMSI, uiMode: 7 }, /uiMode/],
  ])('%s %j: 400 that names what is wrong', async (path, body, reason) => {
    bench = await Bench.start()
    const answer = await bench.order(path, body)
    expect(answer.status).toBe(400)
    expect(answer.body['error']).toMatch(reason)
    expect(bench.network.questions).toEqual([])
  })

  it('says 404, 405, 413 and 415 where they belong', async () => {
    bench = await Bench.start()
    expect(await bench.ask('/nothing')).toMatchObject({
      status: 404,
      body: { error: expect.stringMatching(/pairs/) },
    })
    expect((await bench.ask('/pairs')).status).toBe(405)
    expect((await bench.order('/log', {})).status).toBe(405)
    expect((await bench.order('/pairs', {}, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await bench.order('/pairs', 'x'.repeat(70_000))).status).toBe(413)
    expect((await bench.order('/notifications', { imei: IMEI })).status).toBe(404)
    expect((await bench.ask('/log?imei=12')).status).toBe(400)
    expect((await bench.ask('/health')).body).toMatchObject({ ok: true, auth: 'md5' })
  })

  it('wants its token when it has one', async () => {
    bench = await Bench.start({ operatorToken: 'let-me-in' })
    const ask = (authorization?: string) =>
      request(`${bench.server.operatorUrl}/health`, { headers: authorization ? { authorization } : {} })
    const without = await ask()
    expect(without.statusCode).toBe(401)
    await without.body.dump()
    const wrong = await ask('Bearer let-me-ou')
    expect(wrong.statusCode).toBe(401)
    await wrong.body.dump()
    const right = await ask('Bearer let-me-in')
    expect(right.statusCode).toBe(200)
    await right.body.dump()
  })

  it('shows no secret in its log, nor the account of another subscription', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const text = JSON.stringify(await bench.log())
    for (const secret of [device.account.client.secret, device.account.server.secret]) {
      expect(text).not.toContain(secret)
    }
    expect(await bench.log('?imsi=234159000000000')).toEqual([])
  })
})
