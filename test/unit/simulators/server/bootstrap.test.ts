import { afterEach, describe, expect, it } from 'vitest'
import { readClientProvisioning } from '../../../../protocol/bootstrap/client-provisioning.ts'
import { readDmProfile } from '../../../../protocol/bootstrap/dm-profile.ts'
import { parseBootstrapType, verifyBootstrapMac } from '../../../../protocol/bootstrap/security.ts'
import { readPackage0, verifyPackage0 } from '../../../../protocol/notification/package0.ts'
import { Bench, EDGE, IMEI, IMEI14, IMSI, MSISDN, OTHER_IMEI, OTHER_IMSI } from './support/bench.ts'
import { PocketDevice } from './support/pocket-device.ts'

let bench: Bench
afterEach(() => bench.close())

function pushed() {
  const push = bench.network.pushes.at(-1)
  if (!push) throw new Error('nothing was pushed')
  return { ...push, type: parseBootstrapType(push.contentType) }
}

/** Whether the MAC of what was pushed last is right with this card and this PIN. */
function opens(imsi: string, pin?: string): boolean {
  const { type, body } = pushed()
  if (!type?.sec || !type.mac) return false
  return verifyBootstrapMac({ sec: type.sec, mac: type.mac, imsi, document: body, ...(pin && { pin }) }).ok
}

describe('a detected pair', () => {
  it('gets a CP document that the card’s IMSI opens, and no other', async () => {
    bench = await Bench.start({ auth: 'mac' })
    const { body } = await bench.order('/pairs', {
      imsi: IMSI,
      imei: IMEI,
      imeisv: `${IMEI14}42`,
      msisdn: '',
    })
    expect(body).toEqual({ outcome: 'bootstrapped', reason: 'sent with SEC=NETWPIN' })
    expect(pushed()).toMatchObject({ to: { imsi: IMSI }, type: { profile: 'cp', sec: 'NETWPIN' } })
    expect(opens(IMSI)).toBe(true)
    expect(opens(OTHER_IMSI)).toBe(false)
    const account = readClientProvisioning(pushed().body)
    expect(account).toMatchObject({ serverId: 'dm.operator.example', address: bench.server.url })
    expect(account.client.type).toBe('mac')
    expect(account.client.nonce).toHaveLength(16)
    expect(account.client.secret).not.toBe(account.server.secret)
  })

  it('gets a DM-profile message when the server is set so', async () => {
    bench = await Bench.start({ bootstrapProfile: 'dm' })
    await bench.order('/pairs', { imsi: IMSI, imei: IMEI })
    expect(pushed().type).toMatchObject({ profile: 'dm', sec: 'NETWORKID' })
    expect(opens(IMSI)).toBe(true)
    const device = new PocketDevice(IMEI, readDmProfile(pushed().body))
    expect((await device.session({ headers: EDGE })).codes[0]).toBe(212)
  })

  it('gets secrets that were never given before, and ends the account of the device’s last owner', async () => {
    bench = await Bench.start()
    const first = await bench.device()
    bench.pair(OTHER_IMSI, IMEI)
    bench.network.pairs = bench.network.pairs.filter(({ imsi }) => imsi === OTHER_IMSI)
    const second = await bench.device(OTHER_IMSI)
    const secrets = [first, second].flatMap(({ account }) => [account.client.secret, account.server.secret])
    expect(new Set(secrets).size).toBe(4)
    expect((await first.session({ headers: EDGE })).codes).toEqual([401, 401])
    expect((await second.session({ headers: EDGE, sessionID: '2' })).codes[0]).toBe(212)
  })

  it('keeps the earlier account of the same subscription until the new one was used', async () => {
    bench = await Bench.start()
    const first = await bench.device()
    const second = await bench.device()
    expect((await first.session({ headers: EDGE })).codes[0]).toBe(212)
    expect((await second.session({ headers: EDGE, sessionID: '2' })).codes[0]).toBe(212)
    expect((await first.session({ headers: EDGE, sessionID: '3' })).codes[0]).toBe(401)
  })

  it('is refused when it is a day old, or when the card is elsewhere by now', async () => {
    bench = await Bench.start()
    const old = await bench.order('/pairs', { imsi: IMSI, imei: IMEI, ageSeconds: 25 * 3600 })
    expect(old.body['outcome']).toBe('refused')
    const gone = await bench.order('/pairs', { imsi: IMSI, imei: OTHER_IMEI })
    expect(gone.body['outcome']).toBe('refused')
    expect(bench.network.pushes).toEqual([])
  })

  it('is put off when the push function fails, and the account that was meant is void', async () => {
    bench = await Bench.start()
    bench.network.broken.add('/push')
    const { body } = await bench.order('/pairs', { imsi: IMSI, imei: IMEI })
    expect(body['outcome']).toBe('deferred')
    expect((await bench.order('/notifications', { imsi: IMSI })).status).toBe(404)
  })
})

describe('a card', () => {
  const issue = (fields: object = {}) =>
    bench.order('/cards', {
      iccid: '8944110000000000016',
      imsi: IMSI,
      msisdn: MSISDN,
      private: true,
      userConfirm: false,
      ...fields,
    })

  it('carries an account whose device is learnt in the first session', async () => {
    bench = await Bench.start()
    const { status, body } = await issue()
    expect(status).toBe(201)
    expect(body).toMatchObject({ profile: 'cp', private: true, userConfirm: false })
    const account = readClientProvisioning(Buffer.from(String(body['document']), 'base64'))
    const device = new PocketDevice(IMEI, account)
    await device.session({ headers: EDGE })
    expect(device.tree.has('./NAP/Home')).toBe(true)
    const other = new PocketDevice(OTHER_IMEI, account)
    expect((await other.session({ sessionID: '2' })).codes).toEqual([401, 401])
    const boot = (await bench.log(`?imei=${IMEI}`)).filter(({ operation }) => operation === 'OP-BOOT')
    expect(boot).toMatchObject([{ imei: IMEI14, imsi: IMSI, result: 'performed' }])
  })

  it('needs no bootstrap over the network beside it, and goes from one phone to the next', async () => {
    bench = await Bench.start()
    const { body } = await issue({ profile: 'dm' })
    const account = readDmProfile(Buffer.from(String(body['document']), 'base64'))
    await new PocketDevice(IMEI, account).session({ headers: EDGE })
    bench.pair(IMSI, OTHER_IMEI)
    const moved = await bench.order('/pairs', { imsi: IMSI, imei: OTHER_IMEI })
    expect(moved.body).toMatchObject({ outcome: 'bootstrapped', reason: expect.stringMatching(/card/) })
    expect(bench.network.pushes).toEqual([])
    const next = new PocketDevice(OTHER_IMEI, account)
    await next.session({ headers: EDGE, sessionID: '2' })
    expect(next.tree.has('./NAP/Home')).toBe(true)
  })
})

describe('a user who asks', () => {
  it('is verified by customer records, and the device found by the subscription', async () => {
    bench = await Bench.start()
    bench.network.passphrases.set(MSISDN, 'open sesame')
    const ask = (passphrase?: string) => bench.order('/requests', { case: 'c1', msisdn: MSISDN, passphrase })
    expect((await ask()).body['outcome']).toBe('refused')
    expect((await ask('wrong')).body['outcome']).toBe('refused')
    expect(bench.network.pushes).toEqual([])
    expect((await ask('open sesame')).body).toMatchObject({ outcome: 'bootstrapped' })
    expect(opens(IMSI)).toBe(true)
    expect(
      bench.network.questions.some((question) => question.includes('imei=') && question.includes('/hlr')),
    ).toBe(false)
  })

  it.each([
    ['userpin', 'USERPIN'],
    ['usernetwpin', 'USERNETWPIN'],
  ])('gets a PIN out of band (%s)', async (delivery, sec) => {
    bench = await Bench.start()
    bench.network.passphrases.set(MSISDN, 'open sesame')
    const { body } = await bench.order('/requests', {
      case: 'c1',
      msisdn: MSISDN,
      passphrase: 'open sesame',
      delivery,
    })
    expect(pushed().type?.sec).toBe(sec)
    expect(body['pin']).toMatch(/^\d{8}$/)
    expect(opens(IMSI, String(body['pin']))).toBe(true)
    expect(opens(IMSI, '00000000')).toBe(false)
    expect(opens(OTHER_IMSI, String(body['pin']))).toBe(sec === 'USERPIN')
  })

  it('is put off when customer records do not answer', async () => {
    bench = await Bench.start()
    bench.network.broken.add('/crm')
    const { body } = await bench.order('/requests', { case: 'c1', msisdn: MSISDN, passphrase: 'open sesame' })
    expect(body['outcome']).toBe('deferred')
  })
})

describe('package #0', () => {
  it('is signed for the device, and names the user only after a verified request', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const trigger = async (order: object) => {
      const { body } = await bench.order('/notifications', { imei: IMEI, ...order })
      const package0 = readPackage0(pushed().body)
      expect(package0.sessionId).toBe(body['sessionId'])
      return package0
    }
    const asked = await trigger({ uiMode: 3, initiator: 0 })
    expect(asked).toMatchObject({ serverId: 'dm.operator.example', uiMode: 3, initiator: 1 })
    const { secret, nonce } = device.account.server
    expect(verifyPackage0(asked, { serverId: 'dm.operator.example', password: secret, nonce })).toBe(true)
    bench.network.passphrases.set(MSISDN, 'open sesame')
    await bench.order('/requests', { case: 'c1', msisdn: MSISDN, passphrase: 'open sesame' })
    expect((await trigger({})).initiator).toBe(0)
    expect((await trigger({})).initiator).toBe(1)
  })

  it('uses the nonce that the device gave in its last session', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    await device.session({ headers: EDGE })
    await bench.order('/notifications', { imsi: IMSI })
    const key = {
      serverId: 'dm.operator.example',
      password: device.account.server.secret,
      nonce: device.serverNonce,
    }
    expect(verifyPackage0(readPackage0(pushed().body), key)).toBe(true)
  })
})
