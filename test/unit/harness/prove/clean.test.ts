import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Arena } from '../../../../harness/prove/arena.ts'
import { PLAIN_COURSE } from '../../../../harness/prove/course.ts'
import { type Household, PLAIN, type Step } from '../../../../harness/prove/plan.ts'

const pair: Step = { do: 'pair-is-reported', phone: 0 }
const session: Step = { do: 'opens-session', phone: 0, hold: 0 }
const offer = (price: string): Step => ({ do: 'operator-offers-update', phone: 0, price })
const update = (more: object): Step => ({
  ...{ do: 'phone-is-updated', phone: 0, software: 'firmware', price: 'free', ordered: 'by the operator' },
  ...PLAIN_COURSE,
  ...more,
})

/** What happens seldom, and is lawful: worlds of which a law, the server or the network once said something wrong. */
const LAWFUL: Readonly<Record<string, { steps: Step[]; households?: Household[]; tests: string }>> = {
  'firmware is installed after an application was agreed to, broken off, and agreed to again': {
    steps: [
      pair,
      offer('free'),
      update({ software: 'an application', answer: 'yes, and breaks off' }),
      { do: 'carries-out', phone: 0 },
    ],
    tests: 'SP-USR-03',
  },
  'money waits for a phone that reports while what the HLR says is too old': {
    steps: [
      pair,
      offer('2.00 EUR'),
      { do: 'register-fails', register: 'hlr', how: 'stale' },
      { do: 'carries-out', phone: 0 },
    ],
    tests: 'LV-06',
  },
  'a customer puts the own card back in while a campaign runs': {
    steps: [
      pair,
      { do: 'days-of-use' },
      { do: 'campaign-runs', phone: 0, by: 'the operator', ...PLAIN_COURSE, meanwhile: 'another card' },
      { do: 'puts-card-in', phone: 0, card: 0 },
      session,
    ],
    tests: 'LV-01',
  },
  'an update is ordered for a phone that belongs to somebody else when it calls': {
    steps: [
      { do: 'breaks-off-session', phone: 0, after: 1 },
      update({ meanwhile: 'a new owner', moment: 'done' }),
      update({}),
    ],
    households: [{ ...PLAIN, file: 'confirm' }],
    tests: 'SP-LOG-01',
  },
  'another phone reports for this one while it is being called': {
    steps: [
      pair,
      update({ meanwhile: 'a report of another phone', moment: 'told more' }),
      update({ price: '2.00 EUR', meanwhile: 'a report of another phone', moment: 'agreed' }),
    ],
    tests: 'SP-MO-02',
  },
  'somebody on the way takes the nonces out of the challenges': {
    steps: [pair, session, { do: 'challenge-is-changed', phone: 0, how: 'drop' }],
    tests: 'SP-AUTH-04',
  },
  'a phone shows its own certificate, and another one does nothing': {
    steps: [...[{ ...pair, phone: 1 }, pair], { do: 'shows-certificate', phone: 0, other: 1, whose: 'own' }],
    households: [PLAIN, PLAIN],
    tests: 'LV-01',
  },
  'the server dies in a campaign while a session of another phone waits': {
    steps: [
      ...[pair, { ...pair, phone: 1 }],
      { ...session, phone: 1, hold: 2 },
      {
        ...{ do: 'campaign-runs', phone: 0, by: 'the operator', ...PLAIN_COURSE },
        ...{ meanwhile: 'a restart of the server', moment: 'told more' },
      },
    ],
    households: [PLAIN, PLAIN],
    tests: 'LV-01',
  },
}

describe('of the server without a defect nothing is said when', () => {
  let arena: Arena
  beforeAll(async () => {
    const servers = { auths: ['md5'], contents: ['xml'], defects: [], timeoutMs: 10_000 } as const
    arena = await Arena.embedded({ seed: 'clean', ...servers })
  })
  afterAll(() => arena.close())

  it.each(Object.entries(LAWFUL))('%s', async (name, { steps, households = [PLAIN], tests }) => {
    const plan = { dialect: { content: 'xml', auth: 'md5' }, households, steps } as const
    const { checks, ran, threw } = await arena.perform(plan, name)
    expect(threw).toBeUndefined()
    expect(ran).toEqual(steps.map(() => true))
    expect(checks.flatMap(({ findings }) => findings)).toEqual([])
    expect(checks.find(({ check }) => check === tests)?.evaluated).toBeGreaterThan(0)
  })
})
