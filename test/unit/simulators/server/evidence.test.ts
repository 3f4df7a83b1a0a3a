import { afterEach, describe, expect, it } from 'vitest'
import { Bench, EDGE, IMEI, IMEI14, IMSI, IP, OTHER_IMEI, OTHER_IMSI } from './support/bench.ts'
import type { PocketDevice } from './support/pocket-device.ts'

let bench: Bench
let device: PocketDevice
afterEach(() => bench.close())

type Spoil = (bench: Bench) => void

const subscription = () => {
  const found = bench.network.subscriptions.find(({ imsi }) => imsi === IMSI)
  if (!found) throw new Error('no subscription')
  return found
}

const ROWS: readonly [string, 'refused' | 'deferred', RegExp, Spoil][] = [
  [
    'suspended subscription',
    'refused',
    /suspended/,
    () => Object.assign(subscription(), { status: 'suspended' }),
  ],
  ['subscription of another operator', 'refused', /own/, () => Object.assign(subscription(), { own: false })],
  ['subscription that the HLR does not know', 'refused', /own/, (b) => b.network.subscriptions.splice(0)],
  ['HLR that fails', 'deferred', /hlr/, (b) => b.network.broken.add('/hlr')],
  ['HLR that is silent', 'deferred', /hlr/, (b) => b.network.silent.add('/hlr')],
  ['EIR that is silent', 'deferred', /eir/, (b) => b.network.silent.add('/eir')],
  ['records of two hours ago', 'deferred', /7200 s old/, (b) => Object.assign(b.network, { age: 7200 })],
  ['black equipment', 'refused', /black/, (b) => b.network.equipment.set(IMEI14, { status: 'black' })],
  ['equipment on no list', 'refused', /no list/, (b) => b.network.equipment.clear()],
  ['phone with another card by now', 'refused', /another subscription/, swap],
  [
    'cloned IMEI',
    'refused',
    /two subscriptions/,
    (b) => b.network.pairs.push({ imsi: OTHER_IMSI, imei: IMEI14, attached: true, ageSeconds: 0 }),
  ],
]

/** The card left the phone, and another one is attached in it. */
function swap(b: Bench): void {
  b.network.pairs = [
    { imsi: IMSI, imei: IMEI14, attached: false, ageSeconds: 60 },
    { imsi: OTHER_IMSI, imei: IMEI14, attached: true, ageSeconds: 1 },
  ]
}

const SESSION_ROWS: typeof ROWS = [
  ...ROWS,
  ['device detection that is silent', 'deferred', /add/, (b) => b.network.silent.add('/add')],
  ['AAA that is silent', 'deferred', /aaa/, (b) => b.network.silent.add('/aaa')],
  ['address that nobody has', 'refused', /nobody/, (b) => b.network.bindings.clear()],
  [
    'address of another subscription',
    'refused',
    /another subscription/,
    (b) => b.network.bindings.set(IP, { imsi: OTHER_IMSI, imei: IMEI14 }),
  ],
  [
    'line of another equipment',
    'refused',
    /another equipment/,
    (b) => b.network.bindings.set(IP, { imsi: IMSI, imei: OTHER_IMEI.slice(0, 14) }),
  ],
  [
    'card in another phone',
    'refused',
    /another equipment/,
    (b) =>
      Object.assign(b.network, {
        pairs: [{ imsi: IMSI, imei: OTHER_IMEI.slice(0, 14), attached: true, ageSeconds: 1 }],
      }),
  ],
  [
    'pair of yesterday',
    'refused',
    /90000 s ago/,
    (b) =>
      Object.assign(b.network, { pairs: [{ imsi: IMSI, imei: IMEI14, attached: true, ageSeconds: 90_000 }] }),
  ],
  [
    'subscription never seen in the phone',
    'refused',
    /never seen/,
    (b) => Object.assign(b.network, { pairs: [] }),
  ],
]

describe('nothing is configured', () => {
  for (const [what, result, reason, spoil] of SESSION_ROWS) {
    it(`${what}: the session ends cleanly, and the log says why`, async () => {
      bench = await Bench.start()
      device = await bench.device()
      spoil(bench)
      const seen = await device.session({ headers: EDGE })
      expect(seen.codes).toEqual([212])
      expect(seen.answers[0]?.body.final).toBe(true)
      expect(seen.commands).toEqual([])
      const [record] = (await bench.log()).filter(({ operation }) => operation === 'OP-CONF')
      expect(record).toMatchObject({ imei: IMEI14, imsi: IMSI, session: '1', result })
      expect(record?.['reason']).toMatch(reason)
    })
  }
})

describe('nothing is bootstrapped', () => {
  for (const [what, outcome, reason, spoil] of ROWS) {
    it(`${what}: ${outcome}, with one record`, async () => {
      bench = await Bench.start()
      spoil(bench)
      const { status, body } = await bench.order('/pairs', { imsi: IMSI, imei: IMEI })
      expect(status).toBe(202)
      expect(body).toMatchObject({ outcome, reason: expect.stringMatching(reason) })
      expect(bench.network.pushes).toEqual([])
      const records = (await bench.log()).filter(({ operation }) => operation === 'OP-BOOT')
      expect(records).toMatchObject([{ imei: IMEI14, imsi: IMSI, result: outcome }])
    })
  }
})

describe('evidence', () => {
  it('allows black equipment to the subscription that the register excepts', async () => {
    bench = await Bench.start()
    bench.network.equipment.set(IMEI14, { status: 'black', override: true })
    device = await bench.device()
    expect((await device.session({ headers: EDGE })).commands.length).toBeGreaterThan(0)
  })

  it('is looked at again before each message with commands', async () => {
    bench = await Bench.start()
    device = await bench.device()
    const seen = await device.session({
      headers: EDGE,
      before: (n) => {
        if (n === 2) subscription().status = 'suspended'
      },
    })
    expect(seen.commands.map(({ name }) => name)).toEqual(Array(6).fill('Get'))
    expect(device.tree.has('./NAP/Home')).toBe(false)
    const results = (await bench.log()).map(({ operation, result }) => `${operation} ${result}`)
    expect(results).toEqual(['OP-BOOT performed', 'OP-INV performed', 'OP-CONF refused'])
  })

  it('never asks the HLR with an IMEI', async () => {
    bench = await Bench.start()
    device = await bench.device()
    await device.session({ headers: EDGE })
    const hlr = bench.network.questions.filter((question) => question.includes('/hlr/'))
    expect(hlr.length).toBeGreaterThan(2)
    expect(hlr.every((question) => question.includes('imsi='))).toBe(true)
  })

  it('compares equipment on 14 digits, whatever form the network uses', async () => {
    bench = await Bench.start()
    device = await bench.device()
    bench.network.bindings.set(IP, { imsi: IMSI, imei: `${IMEI14}01` })
    bench.network.pairs = [{ imsi: IMSI, imei: `${IMEI14}0`, attached: true, ageSeconds: 0 }]
    expect((await device.session({ headers: EDGE })).commands.length).toBeGreaterThan(0)
  })

  it('takes an identity header for a contradiction only from the trusted edge, and only once', async () => {
    bench = await Bench.start()
    device = await bench.device()
    const wrong = { ...EDGE, 'x-msisdn': '447700900999' }
    expect((await device.session({ headers: wrong })).commands).toEqual([])
    const twice = { ...EDGE, 'x-msisdn': ['447700900999', '447700900123'] }
    expect((await device.session({ headers: twice, sessionID: '2' })).commands).not.toEqual([])
  })

  it('believes no identity header and no Forwarded without the gateway’s token', async () => {
    bench = await Bench.start()
    device = await bench.device()
    for (const forwarded of [`for=${IP}`, `for=${IP};by=_guess`, `for=${IP};by="_edge-token-x"`]) {
      const seen = await device.session({ headers: { forwarded, 'x-msisdn': '447700900123' } })
      expect(seen.commands).toEqual([])
    }
  })
})
