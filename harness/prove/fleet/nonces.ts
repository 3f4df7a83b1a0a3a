import { LOG_ALPHA, logAgreeing } from './chance.ts'
import { derivationsOf } from './derivations.ts'
import { byLength, counted, mostEntropy } from './entropy.ts'
import { digestsOfCounters, generatorOf, isRepetition, numberBehind } from './generators.ts'
import type { NonceSample, Public } from './sample.ts'

/** Bits that a nonce must have at least; DM Security §5.3 recommends 128, and half of it is beyond any guessing. */
const ENOUGH_BITS = 64

/** Nonces that are compared with digests of numbers: it costs 10^4 digests each, and one says as much as many. */
const LOOKED_AT = 4

/** Nonces that are compared with what is known of their devices. */
const COMPARED = 64

/** By no more does a counter or a clock, however fine, go on between two nonces. */
const A_STEP = 2n ** 40n

/** What is wrong with the nonces of a fleet, in a sentence; undefined where nothing is. */
export function flawOfNonces(nonces: readonly NonceSample[], known: readonly Public[]): string | undefined {
  const things = nonces.map((each) => ({ ...each, octets: Buffer.from(each.nonce, 'base64') }))
  return (
    repeated(things.map(({ octets }) => octets)) ??
    near(things.map(({ octets }) => octets)) ??
    poor(things.map(({ octets }) => octets)) ??
    made(things.map(({ octets }) => octets)) ??
    calculated(things.slice(-LOOKED_AT)) ??
    derived(things, known)
  )
}

function repeated(nonces: readonly Buffer[]): string | undefined {
  for (const [length, group] of byLength(nonces)) {
    const most = Math.max(...counted(group.map((each) => each.toString('hex'))).values())
    if (most > 1 && logAgreeing(group.length, most, -length * Math.log(256)) < LOG_ALPHA)
      return `one nonce of ${length} octets was issued ${most} times in ${group.length}`
  }
  return undefined
}

/** Counters and clocks: two of them are nearer to one another, read as numbers, than chance ever brings them. */
function near(nonces: readonly Buffer[]): string | undefined {
  for (const [length, group] of byLength(nonces)) {
    for (const reversed of [false, true]) {
      const numbers = group
        .map((each) => BigInt(`0x${(reversed ? Buffer.from(each).reverse() : each).toString('hex') || '0'}`))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      const gaps = numbers.slice(1).map((each, at) => each - (numbers[at] as bigint))
      const least = gaps.reduce((a, b) => (b > 0n && (a === 0n || b < a) ? b : a), 0n)
      // P(some two of n are that near) ≤ n² · gap / 256^length.
      const log = 2 * Math.log(group.length) + Math.log(Number(least) + 1) - length * Math.log(256)
      if (least > 0n && least < A_STEP && log < LOG_ALPHA)
        return `nonces follow one another by ${least}, like a counter or a clock`
    }
  }
  return undefined
}

function poor(nonces: readonly Buffer[]): string | undefined {
  for (const [length, group] of byLength(nonces)) {
    const bits = Math.floor(mostEntropy(group))
    if (bits < ENOUGH_BITS)
      return `nonces of ${length} octets have at most ${bits} bits of chance in them (${group.length} seen)`
  }
  return undefined
}

function made(nonces: readonly Buffer[]): string | undefined {
  if (nonces.some(isRepetition)) return 'a nonce is one number written twice'
  const generator = nonces.map(generatorOf).find((each) => each !== undefined)
  return generator && `a nonce comes from a generator that can be calculated: ${generator}`
}

function calculated(nonces: readonly { readonly octets: Buffer; readonly at: number }[]): string | undefined {
  const counters = digestsOfCounters()
  const behind = nonces.map(({ octets, at }) => numberBehind(octets, at, counters))
  const found = behind.find((each) => each !== undefined)
  return found && `a nonce is ${found}`
}

/** A nonce that anybody can work out who knows the device. */
function derived(
  nonces: readonly { readonly imei: string; readonly octets: Buffer }[],
  known: readonly Public[],
): string | undefined {
  const of = new Map(known.map((each) => [each.imei, each]))
  for (const { imei, octets } of nonces.slice(-COMPARED)) {
    const about = of.get(imei)
    if (!about || octets.length < 12) continue
    const found = derivationsOf(about).find(
      ({ octets: made }) => made.length >= 12 && octets.subarray(0, 12).equals(made.subarray(0, 12)),
    )
    if (found) return `a nonce is made of what anybody may know: ${found.name}`
  }
  return undefined
}
