import { afterEach, describe, expect, it } from 'vitest'
import { readPackage0 } from '../../../../protocol/notification/package0.ts'
import { Bench, EDGE, IMEI14, IMSI } from './support/bench.ts'

let bench: Bench
afterEach(() => bench.close())

const DAY = 24 * 3600
const ORDER = { campaign: 'spring', package: 'fix-7', models: [IMEI14.slice(0, 8)] }

/** A customer whose phone has been used for two days. */
async function customers(): Promise<void> {
  bench = await Bench.start()
  const device = await bench.device()
  await device.session({ headers: EDGE })
  for (const pair of bench.network.pairs) pair.pairedSeconds = 2 * DAY
}

async function fixes(order: object = ORDER): Promise<unknown> {
  const { body } = await bench.order('/campaigns', order)
  return body['fixes']
}

describe('a campaign of the operator', () => {
  it('selects a customer’s own phone, and calls it without naming the user as the cause', async () => {
    await customers()
    expect(await fixes()).toEqual([{ campaign: 'spring', imei14: IMEI14, imsi: IMSI, state: 'selected' }])
    expect(readPackage0(bench.network.pushes.at(-1)?.body ?? new Uint8Array()).initiator).toBe(1)
    expect((await bench.ask('/jobs')).body).toMatchObject({
      jobs: [{ kind: 'fix', state: 'due', reference: { campaign: 'spring' } }],
    })
  })

  it.each([
    ['was paired moments ago', () => pair().then((p) => (p.pairedSeconds = 60)), /only moments ago/],
    ['nobody knows since when', () => pair().then((p) => delete p.pairedSeconds), /nobody knows how long/],
    ['was not seen lately', () => pair().then((p) => (p.ageSeconds = 2 * DAY)), /not seen lately/],
    ['lost its card', () => pair().then((p) => (p.imei = '35693803564380')), /another (phone|equipment)/],
    ['is a guest’s', () => subscription().then((s) => (s.own = false)), /not one of our own/],
    ['is suspended', () => subscription().then((s) => (s.status = 'suspended')), /suspended/],
    ['is black-listed', async () => bench.network.equipment.set(IMEI14, { status: 'black' }), /black list/],
    ['nobody can vouch for', async () => bench.network.silent.add('/hlr'), /gave no answer/],
  ])('leaves out a phone that %s', async (_what, happens, reason) => {
    await customers()
    await happens()
    const pushes = bench.network.pushes.length
    expect(await fixes()).toEqual([
      {
        campaign: 'spring',
        imei14: IMEI14,
        imsi: IMSI,
        state: 'excluded',
        reason: expect.stringMatching(reason),
      },
    ])
    expect(bench.network.pushes.length).toBe(pushes)
    expect((await bench.ask('/jobs')).body).toEqual({ jobs: [] })
  })

  it.each([
    ['by name', ['Model'], 1],
    ['by name, as one text', 'Other, Model', 1],
    ['by another code', ['35000000'], 0],
  ])('knows the affected model %s', async (_how, models, count) => {
    await customers()
    expect(await fixes({ ...ORDER, models })).toHaveLength(count)
  })

  it.each([
    [{ ...ORDER, models: [''] }, 'models'],
    [{ ...ORDER, campaign: '' }, 'campaign'],
    [{ ...ORDER, branch: 'nobody' }, 'branch'],
  ])('is refused when %o', async (order, field) => {
    await customers()
    const { status, body } = await bench.order('/campaigns', order)
    expect(status).toBe(400)
    expect(body['error']).toContain(field)
  })

  it('has an id that no other campaign has', async () => {
    await customers()
    await fixes()
    expect(await bench.order('/campaigns', ORDER)).toMatchObject({ status: 409 })
  })
})

describe('a campaign that was delegated', () => {
  it('asks nobody about subscribers when it begins', async () => {
    await customers()
    bench.network.questions.length = 0
    expect(await fixes({ ...ORDER, branch: 'manufacturer' })).toMatchObject([{ state: 'delegated' }])
    expect(bench.network.questions).toEqual(['POST /push/messages'])
  })
})

async function pair() {
  const [found] = bench.network.pairs
  if (!found) throw new Error('the network has no pair')
  return found
}

async function subscription() {
  const [found] = bench.network.subscriptions
  if (!found) throw new Error('the network has no subscription')
  return found
}
