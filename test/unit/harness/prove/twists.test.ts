import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Arena } from '../../../../harness/prove/arena.ts'
import { PLAIN_COURSE } from '../../../../harness/prove/course.ts'
import { type Household, PLAIN, type Step } from '../../../../harness/prove/plan.ts'

const dialect = { content: 'xml', auth: 'md5' } as const
const arenaWith = (defects: readonly string[]) =>
  Arena.embedded({ seed: 'twists', auths: ['md5'], contents: ['xml'], defects, timeoutMs: 10_000 })

const pair: Step = { do: 'pair-is-reported', phone: 0 }
const update = (more: object = {}): Step => ({
  ...{ do: 'phone-is-updated', phone: 0, software: 'firmware', price: '2.00 EUR' },
  ...{ ordered: 'by the operator', claims: 'nothing', ...PLAIN_COURSE, ...more },
})
const call = (more: object): Step => ({
  ...{
    do: 'calls-help-desk',
    phone: 0,
    by: 'the subscriber',
    proof: 'the passphrase',
    line: 'another phone',
  },
  ...{ desk: 'private', wish: 'it read', afterwards: 'the case is closed', ...PLAIN_COURSE, ...more },
})
const order = (more: object): Step => ({
  ...{ do: 'orders-on-portal', phone: 0, other: 0, means: 'bill', from: 'any browser', twist: 'nothing' },
  ...more,
})
const moves = (shown: string): Step => ({ do: 'number-moves-to-new-card', phone: 0, shown })

/** What can befall an operation, and what a server must have overlooked to be found out by it. */
const TWISTS: Readonly<
  Record<string, { steps: Step[]; households?: Household[]; defect: string; breaks: string }>
> = {
  'a code of an earlier call': {
    steps: [pair, call({ by: 'a stranger', proof: 'a code of an earlier call' })],
    defect: 'D-247',
    breaks: 'SP-HD-01',
  },
  'a code of another number': {
    steps: [pair, call({ by: 'a stranger', proof: 'a code of another number' })],
    defect: 'D-247',
    breaks: 'SP-HD-01',
  },
  'a number that moved to a new card': {
    steps: [pair, moves('nothing'), update()],
    defect: 'D-245',
    breaks: 'SP-USR-01',
  },
  'a report of another phone': {
    steps: [pair, update({ meanwhile: 'a report of another phone', moment: 'told more' })],
    defect: 'D-242',
    breaks: 'SP-FW-07',
  },
  'a phone that claims the PIN': {
    steps: [pair, update({ claims: 'the PIN' })],
    defect: 'D-72',
    breaks: 'SP-FW-01',
  },
  'the certificate of another phone': {
    steps: [
      ...[pair, { do: 'pair-is-reported', phone: 1 }],
      { do: 'shows-certificate', phone: 0, other: 1, whose: 'other' },
    ],
    households: [PLAIN, PLAIN],
    defect: 'D-27',
    breaks: 'SP-AUTH-06',
  },
  'a cancellation': {
    steps: [pair, order({ twist: 'a cancellation' })],
    defect: 'D-243',
    breaks: 'SP-PAY-07',
  },
  'a call while the bank asks': {
    steps: [pair, order({ twist: 'an early call', means: 'card' })],
    defect: 'D-122',
    breaks: 'SP-PAY-07',
  },
  'two browsers at once': {
    steps: [order({ twist: 'two browsers', means: 'prepaid' })],
    households: [{ contract: 'prepaid', origin: 'fresh' }],
    defect: 'D-97',
    breaks: 'SP-PAY-06',
  },
  'a thief who is asked': {
    steps: [pair, { do: 'lost-phone-call', phone: 0, by: 'owner', operation: 'lock', holder: 'says no' }],
    households: [{ ...PLAIN, holder: 'thief' }],
    defect: 'D-107',
    breaks: 'LV-01',
  },
  'another customer between download and update': {
    steps: [pair, update({ price: 'free', meanwhile: 'a new owner', moment: 'done' })],
    defect: 'D-87',
    breaks: 'SP-USR-05',
  },
}

describe('what befalls an operation', () => {
  let sound: Arena
  beforeAll(async () => {
    sound = await arenaWith([])
  })
  afterAll(() => sound?.close())

  let performed = 0
  /** Identities of their own each time: nothing of an earlier world is left at the server. */
  const broken = async (arena: Arena, steps: readonly Step[], households: readonly Household[] = [PLAIN]) => {
    const { ran, threw, checks, reached } = await arena.perform(
      { dialect, households, steps },
      `twist-${performed++}`,
    )
    expect(threw).toBeUndefined()
    expect(ran.every((each) => each)).toBe(true)
    return { reached, broken: checks.flatMap(({ findings }) => findings.map(({ property }) => property)) }
  }

  it.each(Object.entries(TWISTS))(
    '%s accuses a server that overlooks it, and no other',
    async (_name, row) => {
      const { steps, households, defect, breaks } = row
      expect((await broken(sound, steps, households)).broken).toEqual([])
      const faulty = await arenaWith([defect])
      try {
        expect((await broken(faulty, steps, households)).broken).toContain(breaks)
      } finally {
        await faulty.close()
      }
    },
  )

  it.each([
    ['a code for this very call', [pair, call({ proof: 'a code' })], 'matrix/B13/UA'],
    ['a call with the phone itself', [pair, call({ line: 'this very phone' })], 'matrix/B13/UA'],
    ['a document for the new card', [pair, moves('a document'), update()], 'matrix/B11/UA'],
    [
      'a PIN that the agent reads out',
      [{ do: 'subscriber-asks', phone: 0, delivery: 'userpin' }],
      'matrix/B4/UA',
    ],
    ['a higher price that is refused', [pair, update({ meanwhile: 'a higher price' })], 'matrix/B11/CO'],
    [
      'a server that dies and comes back',
      [pair, update({ meanwhile: 'a restart of the server', moment: 'told' })],
      'matrix/B11/PA',
    ],
  ] as const)('%s leads to the operation', async (_name, steps, cell) => {
    const { reached, broken: found } = await broken(sound, steps)
    expect(found).toEqual([])
    expect(reached).toContain(cell)
  })
})
