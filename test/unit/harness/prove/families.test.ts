import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Arena } from '../../../../harness/prove/arena.ts'
import { PLAIN_COURSE } from '../../../../harness/prove/course.ts'
import { type Household, PLAIN, type Step } from '../../../../harness/prove/plan.ts'

const dialect = { content: 'xml', auth: 'md5' } as const
const arenaWith = (defects: readonly string[]) =>
  Arena.embedded({ seed: 'families', auths: ['md5'], contents: ['xml'], defects, timeoutMs: 10_000 })

const pair: Step = { do: 'pair-is-reported', phone: 0 }
const days: Step = { do: 'days-of-use' }
const call = (wish: string, more: object = {}): Step => ({
  ...{
    do: 'calls-help-desk',
    phone: 0,
    by: 'the subscriber',
    proof: 'the passphrase',
    line: 'another phone',
  },
  ...{ desk: 'private', wish },
  ...{ afterwards: 'the case stays open', ...PLAIN_COURSE, ...more },
})
const campaign = (by: string): Step => ({ do: 'campaign-runs', phone: 0, by, ...PLAIN_COURSE })
const update = (more: object = {}): Step => ({
  ...{ do: 'phone-is-updated', phone: 0, software: 'firmware', price: '2.00 EUR' },
  ...{ ordered: 'by the operator', claims: 'nothing', ...PLAIN_COURSE, ...more },
})
const order = (more: object = {}): Step => ({
  ...{ do: 'orders-on-portal', phone: 0, other: 0, means: 'bill', from: 'a PC', twist: 'nothing' },
  ...more,
})
const customise: Step = {
  ...{ do: 'asks-for-enterprise-firmware', phone: 0, claims: 'nothing', confirm: 'no' },
  ...PLAIN_COURSE,
}
const employee: Household = { contract: 'corporate', origin: 'corporate' }

/** What each family brings about, and a fault of its domain that it shows in so few steps. */
const FAMILIES: Readonly<
  Record<string, { steps: Step[]; households?: Household[]; reaches: string; defect: string; breaks: string }>
> = {
  'the help desk reads': {
    steps: [pair, call('it read')],
    reaches: 'matrix/B13/UA',
    defect: 'D-80',
    breaks: 'SP-PRIV-01',
  },
  'the help desk diagnoses': {
    steps: [pair, call('it diagnosed', { afterwards: 'the case is closed' })],
    reaches: 'matrix/B14/UA',
    defect: 'D-117',
    breaks: 'SP-HD-05',
  },
  'a campaign of the operator': {
    steps: [pair, days, campaign('the operator')],
    reaches: 'matrix/B16/SA',
    defect: 'D-90',
    breaks: 'SP-BF-01',
  },
  'a campaign of the manufacturer': {
    steps: [pair, days, campaign('the manufacturer')],
    reaches: 'matrix/B17/DA',
    defect: 'D-92',
    breaks: 'SP-BF-04',
  },
  'an update from offer to report': {
    steps: [pair, update()],
    reaches: 'matrix/B11/PA',
    defect: 'D-82',
    breaks: 'SP-FW-01',
  },
  'an update that fails': {
    steps: [pair, update({ ends: 'an empty battery' })],
    reaches: 'matrix/B11/UA',
    defect: 'D-81',
    breaks: 'SP-FW-07',
  },
  'the firmware of an enterprise': {
    steps: [pair, customise],
    households: [employee],
    reaches: 'matrix/B12/SG',
    defect: 'D-110',
    breaks: 'SP-LOG-01',
  },
  'an order through a PC': {
    steps: [order({ twist: 'two clicks' })],
    households: [{ contract: 'private', origin: 'fresh' }],
    reaches: 'matrix/B6/UA',
    defect: 'D-95',
    breaks: 'SP-PAY-03',
  },
  'an order from any browser': {
    steps: [pair, order({ from: 'any browser', twist: 'another amount' })],
    reaches: 'matrix/B9/PA',
    defect: 'D-96',
    breaks: 'SP-PAY-02',
  },
}

describe.each(Object.entries(FAMILIES))('%s', (_name, { steps, households, reaches, defect, breaks }) => {
  let sound: Arena
  let faulty: Arena

  beforeAll(async () => {
    sound = await arenaWith([])
    faulty = await arenaWith([defect])
  })
  afterAll(async () => {
    await sound?.close()
    await faulty?.close()
  })
  const plan = { dialect, households: households ?? [PLAIN], steps }

  it(`happens, and accuses nobody`, async () => {
    const { ran, threw, reached, checks } = await sound.perform(plan, 'sound')
    expect(threw).toBeUndefined()
    expect(ran.every((each) => each)).toBe(true)
    expect(reached).toContain(reaches)
    expect(checks.flatMap(({ findings }) => findings)).toEqual([])
  })

  it(`shows ${defect} by ${breaks}`, async () => {
    const { checks } = await faulty.perform(plan, 'faulty')
    const broken = checks.flatMap(({ findings }) => findings.map(({ property }) => property))
    expect(broken).toContain(breaks)
  })
})

describe('the sound server', () => {
  it('settles the money of one order although another for the same phone is refused', async () => {
    const arena = await arenaWith([])
    try {
      const offered: Step = { do: 'operator-offers-update', phone: 0, price: 'free' }
      const charged = update({
        ...{ software: 'an application', meanwhile: 'a new owner of the number', moment: 'done' },
      })
      const { checks } = await arena.perform(
        {
          dialect,
          households: [PLAIN],
          steps: [pair, offered, charged],
        },
        'settles',
      )
      const settled = checks.find(({ check }) => check === 'LV-06')
      expect(settled?.evaluated).toBeGreaterThan(0)
      expect(settled?.findings).toEqual([])
    } finally {
      await arena.close()
    }
  })
})
