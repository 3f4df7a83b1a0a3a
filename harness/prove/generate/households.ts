import { EMPLOYEE, type Household, PLAIN } from '../plan.ts'
import type { Dice } from './steps.ts'

/** Households by how often they are drawn; the plain ones first, because most flaws need nothing special. */
const KINDS: readonly (readonly [number, Household])[] = [
  [9, PLAIN],
  [5, EMPLOYEE],
  [2, { contract: 'private', origin: 'fresh' }],
  [2, { contract: 'prepaid', origin: 'fresh' }],
  [1, { contract: 'prepaid', origin: 'second-hand' }],
  [2, { contract: 'inbound-roamer', origin: 'second-hand' }],
  [2, { contract: 'neighbour', origin: 'second-hand' }],
  [2, { contract: 'corporate', origin: 'second-hand' }],
  [1, { contract: 'private', origin: 'corporate' }],
  [1, { ...PLAIN, holder: 'someone-else' }],
  [1, { ...PLAIN, holder: 'thief' }],
  [1, { ...PLAIN, chv: 'disabled' }],
  [1, { ...PLAIN, sqn: 'out-of-step' }],
  [1, { ...PLAIN, bond: 'lock' }],
  [1, { ...PLAIN, bond: 'account' }],
  [1, { ...PLAIN, file: 'open' }],
  [1, { ...PLAIN, file: 'private' }],
  [1, { ...PLAIN, file: 'confirm' }],
  [1, { contract: 'corporate', origin: 'corporate', file: 'private' }],
]

const TOTAL = KINDS.reduce((sum, [weight]) => sum + weight, 0)

/** How many households: two are needed for most mix-ups, three for few. */
const COUNTS = [1, 1, 1, 2, 2, 2, 3] as const

export function drawHouseholds(dice: Dice): Household[] {
  const count = COUNTS[dice.nextInt(0, COUNTS.length - 1)] ?? 1
  return Array.from({ length: count }, () => drawHousehold(dice))
}

/** What can be odd about people, their cards and phones: each leaves the rest as it is. */
const ODD: readonly Partial<Household>[] = [
  { contract: 'inbound-roamer' },
  { contract: 'neighbour' },
  { contract: 'corporate' },
  { contract: 'private' },
  { origin: 'corporate' },
  { origin: 'second-hand' },
  { holder: 'someone-else' },
  { holder: 'thief' },
  { chv: 'disabled' },
  { sqn: 'out-of-step' },
  { bond: 'lock' },
  { bond: 'account' },
]

/** The same household with one thing odd about it. */
export function otherwise(dice: Dice, household: Household): Household {
  const differs = ODD.filter((odd) =>
    Object.entries(odd).some(([name, value]) => household[name as keyof Household] !== value),
  )
  return { ...household, ...differs[dice.nextInt(0, differs.length - 1)] }
}

function drawHousehold(dice: Dice): Household {
  let left = dice.nextInt(1, TOTAL)
  for (const [weight, household] of KINDS) {
    left -= weight
    if (left <= 0) return household
  }
  return PLAIN
}
