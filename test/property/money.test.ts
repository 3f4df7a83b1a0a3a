import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FunctionAnswer, FunctionRequest } from '../../simulators/network/functions.ts'
import { type NetworkListener, serveNetwork } from '../../simulators/network/listener.ts'
import { Network } from '../../simulators/network/network.ts'
import type { Context } from '../../simulators/server/context.ts'
import { type Decisions, soundDecisions } from '../../simulators/server/decisions/decisions.ts'
import { findDefect } from '../../simulators/server/defects/index.ts'
import { advance } from '../../simulators/server/portal/advance.ts'
import { totalOf } from '../../simulators/server/portal/catalogue.ts'
import { callback } from '../../simulators/server/portal/ordering.ts'
import { VirtualClock } from '../../simulators/world/clock.ts'
import type { WorldEvent } from '../../simulators/world/event.ts'
import { amountOf } from '../../simulators/world/money.ts'
import { Random } from '../../simulators/world/random.ts'
import { Secrets } from '../../simulators/world/secrets.ts'
import { Backend, imeiOf } from './support/portal-backend.ts'

/**
 * The owner's question about money: whatever comes twice, late or not at all, and wherever the server dies, is a
 * customer ever charged twice, ever below zero, ever given something for nothing, ever left without goods and money?
 */
const ORDERS_PER_WORLD = 4
const WORLDS = 250

const CUSTOMERS = ['234150000000001', '234150000000002'] as const

type Items = ('settings' | 'minutes' | 'game')[]
const order = fc.record({
  customer: fc.constantFrom(...CUSTOMERS),
  means: fc.constantFrom('bill', 'prepaid', 'card'),
  items: fc.constantFrom<Items[]>(['minutes', 'game'], ['game'], ['settings', 'minutes'], ['settings']),
  bank: fc.constantFrom('authenticates', 'cancels', 'never answers'),
  phone: fc.constantFrom('set up', 'refuses', 'never comes'),
  repeats: fc.nat({ max: 2 }),
  fault: fc.constantFrom('none', 'timeout', 'late', 'decline', 'error'),
  faulty: fc.constantFrom('billing', 'prepaid', 'bank', 'entitlements'),
})
const world = fc.record({
  orders: fc.array(order, { minLength: ORDERS_PER_WORLD, maxLength: ORDERS_PER_WORLD }),
  crashes: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
  balance: fc.constantFrom(0, 2_00, 12_00, 20_00),
})

let listener: NetworkListener
let handle: (request: FunctionRequest) => FunctionAnswer | Promise<FunctionAnswer> = () => 'no-answer'
const folder = mkdtempSync(join(tmpdir(), 'rollcall-money-'))

beforeAll(async () => {
  listener = await serveNetwork(async (request) => handle(request))
})
afterAll(async () => {
  await listener.close()
  rmSync(folder, { recursive: true })
})

let made = 0

/** What must hold in every world, under these decisions of the server. */
const right = (decisions: Decisions, count = { orders: 0, debits: 0 }) =>
  fc.asyncProperty(world, async ({ orders: wanted, crashes, balance }) => {
    const seen: WorldEvent[] = []
    const network = aNetwork(seen, balance)
    let steps = 0
    handle = (request) => network.handle(request)
    made += 1
    const backend = new Backend(join(folder, `${made}.db`), listener.url, decisions)
    /** Between two steps the server may die: what it knew is in the file, and nowhere else. */
    const step = async (work: (context: Context) => Promise<unknown>) => {
      steps += 1
      if (crashes.includes(steps)) await backend.crash()
      await backend.does(work)
    }
    try {
      await Promise.all(
        wanted.map(async (wish, index) => {
          const id = `o-${index}`
          backend.confirm(id, wish)
          network.faults.script(wish.faulty, wish.fault === 'none' ? 'stale' : wish.fault, { times: 1 })
          await step((context) => advance(context, id))
          for (let again = 0; again < wish.repeats; again++) await step((context) => callback(context, id))
          answerBank(network, id, wish.bank)
          await step((context) => callback(context, id))
          await step(async () => backend.phone(id, wish.phone))
          await step((context) => advance(context, id))
        }),
      )
      network.faults.clear()
      await backend.crash()
      // Whatever did not answer answers now, and whoever did not come has let the time go by.
      await backend.settle()
      for (const [index, wish] of wanted.entries()) {
        count.orders += 1
        count.debits += check(seen, `o-${index}`, amountOf(totalOf(wish.items)), wish.items)
      }
      for (const event of seen)
        if (event.kind === 'pay.debit' && event.balance) expect(event.balance).not.toMatch(/^-/)
    } finally {
      await backend.close()
    }
  })

describe('money', () => {
  it(`is right in ${WORLDS * ORDERS_PER_WORLD} orders with repetitions, faults, races and crashes`, {
    timeout: 120_000,
  }, async () => {
    const count = { orders: 0, debits: 0 }
    await fc.assert(right(soundDecisions, count), { numRuns: WORLDS, seed: 5150 })
    expect(count.orders).toBe(WORLDS * ORDERS_PER_WORLD)
    expect(count.debits).toBeGreaterThan(count.orders / 4)
  })

  for (const id of ['D-95', 'D-97', 'D-120']) {
    it(`is seen to be wrong under ${id}`, { timeout: 60_000 }, async () => {
      const decisions = findDefect(id)?.with(soundDecisions) ?? soundDecisions
      const found = fc.check(right(decisions), { numRuns: WORLDS, seed: 5150, endOnFailure: true })
      expect((await found).failed).toBe(true)
    })
  }
})

/** What one order did to money and services; answers how often it was debited. */
function check(seen: readonly WorldEvent[], order: string, amount: string, items: readonly string[]): number {
  const of = <K extends WorldEvent['kind']>(kind: K) =>
    seen.filter(
      (event): event is Extract<WorldEvent, { kind: K }> =>
        event.kind === kind && 'order' in event && event.order === order,
    )
  const debits = of('pay.debit')
  const refunds = of('pay.refund')
  const services = of('entitlement.on')
  expect(debits.length, `${order}: debits`).toBeLessThanOrEqual(1)
  for (const debit of debits) expect(debit.amount).toBe(amount)
  const bought = items.filter((item) => item !== 'settings')
  if (services.length > 0) {
    expect(debits, `${order}: a service without a debit`).toHaveLength(1)
    expect(seen.indexOf(debits[0] as WorldEvent)).toBeLessThan(seen.indexOf(services[0] as WorldEvent))
    expect(refunds, `${order}: a service and the money back`).toHaveLength(0)
    expect(services.map(({ item }) => item).sort()).toEqual([...bought].sort())
  } else if (debits.length > 0)
    expect(refunds, `${order}: paid, and neither served nor refunded`).toHaveLength(1)
  return debits.length
}

function aNetwork(seen: WorldEvent[], balance: number): Network {
  const network = new Network({
    ...{
      clock: new VirtualClock(0),
      random: new Random('money'),
      secrets: new Secrets(),
      edgeToken: 'edge-token',
    },
    witness: (event) => void seen.push(event),
    plmn: { mcc: '234', mnc: '15' },
  })
  for (const imsi of CUSTOMERS) {
    const keys = { k: new Uint8Array(16), opc: new Uint8Array(16) }
    const msisdn = `44${imsi.slice(5)}`
    network.hlr.provision({
      imsi,
      msisdn,
      subscription: 'private',
      own: true,
      homePlmn: '23415',
      mncLength: 2,
      ...keys,
    })
    network.eir.set(imeiOf(imsi), 'white')
    network.payment.billing.open(imsi)
    network.payment.prepaid.open({ imsi, pin: '246810', owner: imsi, balance })
    network.payment.bank.issue({ number: `4${imsi}`, code: '123456', owner: imsi, limit: 500_00 })
    network.payment.bank.meet(msisdn)
    network.payment.atKeyboard = imsi
  }
  return network
}

function answerBank(
  network: Network,
  order: string,
  how: 'authenticates' | 'cancels' | 'never answers',
): void {
  for (const { id } of network.payment.bank.ofOrder(order)) {
    if (how === 'authenticates')
      network.payment.bank.answer(id, { number: `4${CUSTOMERS[0]}`, code: '123456' }, CUSTOMERS[0])
    if (how === 'cancels') network.payment.bank.cancel(id)
  }
}
