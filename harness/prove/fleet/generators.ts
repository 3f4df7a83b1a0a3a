import { createHash } from 'node:crypto'

/** Linear congruential generators that standard libraries hand out as random numbers: multiplier, increment, modulus. */
const GENERATORS: readonly (readonly [string, bigint, bigint, bigint])[] = [
  ['rand() of POSIX', 1103515245n, 12345n, 2n ** 31n],
  ['rand() of Microsoft', 214013n, 2531011n, 2n ** 32n],
  ['Numerical Recipes', 1664525n, 1013904223n, 2n ** 32n],
  ['minstd', 48271n, 0n, 2n ** 31n - 1n],
  ['minstd (1988)', 16807n, 0n, 2n ** 31n - 1n],
]

/** The generator of which each word of 32 bits follows from the one before; three words or more, or it is chance. */
export function generatorOf(nonce: Buffer): string | undefined {
  if (nonce.length < 12 || nonce.length % 4 !== 0) return undefined
  for (const littleEndian of [false, true]) {
    const words = Array.from({ length: nonce.length / 4 }, (_, at) =>
      BigInt(littleEndian ? nonce.readUInt32LE(at * 4) : nonce.readUInt32BE(at * 4)),
    )
    const follows = GENERATORS.find(([, a, c, m]) =>
      words.every((word, at) => at === 0 || word % m === ((words[at - 1] as bigint) * a + c) % m),
    )
    if (follows) return follows[0]
  }
  return undefined
}

/** One half like the other: a shorter number, written twice or four times. */
export function isRepetition(nonce: Buffer): boolean {
  const half = nonce.length / 2
  return nonce.length >= 16 && Number.isInteger(half) && nonce.subarray(0, half).equals(nonce.subarray(half))
}

/** Digests by which numbers are made to look random. */
export const DIGESTS = ['md5', 'sha1', 'sha256'] as const

export const digest = (name: (typeof DIGESTS)[number], octets: string | Uint8Array): Buffer =>
  createHash(name).update(octets).digest()

/** Milliseconds before a nonce was seen in which it may have been made. */
const LATELY_MS = 3_000

/** Small numbers that a counter may have come to. */
const COUNTED = 4_096

/** Octets that must agree: chance agrees in 8 of them with none of the 10^5 numbers that are tried for each of 10^3. */
const AGREEING = 8

/**
 * The number of which a nonce is the digest: the time of day, or a small one. Returns what it is, told. `counters` are
 * digests of small numbers, from `digestsOfCounters`.
 */
export function numberBehind(
  nonce: Buffer,
  at: number,
  counters: ReadonlyMap<string, string>,
): string | undefined {
  if (nonce.length < AGREEING) return undefined
  const start = nonce.toString('hex', 0, AGREEING)
  const counter = counters.get(start)
  if (counter) return counter
  for (let ms = at + 5; ms >= at - LATELY_MS; ms--) {
    for (const number of ms % 1000 === 0 ? [ms, ms / 1000] : [ms]) {
      const name = DIGESTS.find((each) => digest(each, String(number)).toString('hex', 0, AGREEING) === start)
      if (name) return `the ${name.toUpperCase()} of the time of day`
    }
  }
  return undefined
}

/** Digests of small numbers, by their first octets in hex. */
export function digestsOfCounters(): Map<string, string> {
  const known = new Map<string, string>()
  for (let n = 0; n < COUNTED; n++) {
    for (const name of DIGESTS)
      known.set(
        digest(name, String(n)).toString('hex', 0, AGREEING),
        `the ${name.toUpperCase()} of a counter`,
      )
  }
  return known
}
