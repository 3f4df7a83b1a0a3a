import type { ModelName } from '../../../simulators/device/objects/model.ts'
import { drawer } from './draw.ts'
import { type Counted, countsOf, type Shares, valueAt } from './share.ts'
import { shuffle } from './shuffle.ts'

/** What a device of a fleet can be; each kind of trait is dealt out by itself, in exact counts. */
export const TRAITS = {
  model: ['phone-a', 'phone-b'],
  origin: ['fresh', 'second-hand', 'corporate', 'roaming', 'mis-configured'],
  card: ['postpaid', 'prepaid'],
  user: ['agrees', 'refuses', 'absent'],
  content: ['xml', 'wbxml'],
  auth: ['basic', 'md5', 'mac'],
  think: ['none', 'brief', 'long', 'slow'],
} as const

export interface Traits {
  readonly model: ModelName
  readonly origin: (typeof TRAITS)['origin'][number]
  readonly card: (typeof TRAITS)['card'][number]
  readonly user: (typeof TRAITS)['user'][number]
  readonly content: (typeof TRAITS)['content'][number]
  readonly auth: (typeof TRAITS)['auth'][number]
  readonly think: (typeof TRAITS)['think'][number]
}

export type TraitName = keyof Traits

/** Pauses between an answer and the next message, in milliseconds: least and most. */
export const THINK_MS: Readonly<Record<Traits['think'], readonly [number, number]>> = {
  none: [0, 0],
  brief: [20, 200],
  long: [1_000, 5_000],
  slow: [5_000, 15_000],
}

export type TraitShares = { readonly [T in TraitName]: Shares<Traits[T]> }

const NAMES = Object.keys(TRAITS) as TraitName[]

/**
 * The traits of each device of a fleet, as a function of its index: exact counts, and no two kinds of trait go together
 * more than chance would have it. Throws RangeError that names the trait that does not add up.
 */
export function traitsOf(shares: TraitShares, size: number, seed: string): (index: number) => Traits {
  const dealt = NAMES.map((name) => {
    const counted = counted_(name, shares[name] as Shares<string>, size)
    return { name, counted, place: shuffle(size, drawer(seed, `trait/${name}`)) }
  })
  return (index) =>
    Object.fromEntries(
      dealt.map(({ name, counted, place }) => [name, counted[valueAt(counted, place(index))]?.value]),
    ) as unknown as Traits
}

function counted_(name: string, shares: Shares<string>, size: number): Counted<string>[] {
  try {
    return countsOf(shares, size)
  } catch (error) {
    throw new RangeError(`${name}: ${(error as Error).message}`)
  }
}
