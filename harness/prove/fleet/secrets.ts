import { LOG_ALPHA, logAgreeing, logAtLeast } from './chance.ts'
import { derivationsOf, writings } from './derivations.ts'
import { byLength, counted, mostEntropy } from './entropy.ts'
import type { Public, SecretSample } from './sample.ts'

/** Bits that a password must have at least; a PIN for one message, tried three times, has fewer by nature. */
const ENOUGH_BITS = 64

/** Characters that must agree with a derivation: fewer are a password's own. */
const SHORTEST = 4

/** Secrets of each kind that are compared with derivations. */
const LOOKED_AT = 64

/** What is wrong with the secrets that a target gave to its fleet, in a sentence; undefined where nothing is. */
export function flawOfSecrets(secrets: readonly SecretSample[]): string | undefined {
  for (const which of new Set(secrets.map((each) => each.which))) {
    const group = secrets.filter((each) => each.which === which)
    const values = group.map(({ value }) => value)
    const flaw =
      shared(which, values) ??
      derived(which, group.slice(-LOOKED_AT)) ??
      masked(which, group) ??
      (which === 'bootstrap PIN' ? undefined : poor(which, values))
    if (flaw !== undefined) return flaw
  }
  return undefined
}

/** ln of the probability that a text of these characters is another one, character by character. */
const logOf = (text: string, length = text.length): number => -length * Math.log(alphabet(text))

/** As few characters as a text can have been drawn from. */
const alphabet = (text: string): number => (/^\d*$/.test(text) ? 10 : /^[\da-f]*$/i.test(text) ? 16 : 32)

function shared(which: string, values: readonly string[]): string | undefined {
  for (const [value, times] of counted(values)) {
    if (times > 1 && logAgreeing(values.length, times, logOf(value)) < LOG_ALPHA)
      return `one ${which} was given out ${times} times in ${values.length}`
  }
  return undefined
}

/**
 * A derivation that explains so many secrets that it is no chance. The secret is the start, or the end, of the derived
 * text, or has all of it inside.
 */
function derived(which: string, secrets: readonly SecretSample[]): string | undefined {
  const hits = new Map<string, { times: number; logP: number }>()
  let tried = 1
  for (const { value, of } of secrets) {
    const derivations = derivationsOf(of)
    tried = derivations.length * 12
    for (const { name, octets } of derivations) {
      const agree = Math.max(...writings(octets).map((text) => agreement(value, text)))
      if (agree < SHORTEST) continue
      const hit = hits.get(name) ?? { times: 0, logP: Number.NEGATIVE_INFINITY }
      hits.set(name, { times: hit.times + 1, logP: Math.max(hit.logP, logOf(value, agree)) })
    }
  }
  for (const [name, { times, logP }] of hits) {
    if (Math.log(tried) + logAtLeast(secrets.length, times, logP + Math.log(SHIFTS)) < LOG_ALPHA)
      return `the ${which} is made of what anybody may know: ${name} (${times} of ${secrets.length})`
  }
  return undefined
}

/** Places at which a text may stand in a secret. */
const SHIFTS = 64

/** Characters in which a secret is what was derived: cut off at either end, or with something around it. */
function agreement(secret: string, text: string): number {
  if (text.startsWith(secret) || text.endsWith(secret)) return secret.length
  return secret.includes(text) ? text.length : 0
}

/** The same octets over everybody's identifier: what is taken off of one secret takes the mask off of all. */
function masked(which: string, secrets: readonly SecretSample[]): string | undefined {
  const names = ['imei', 'imsi', 'msisdn', 'iccid', 'user'] as const satisfies readonly (keyof Public)[]
  for (const name of names) {
    for (const read of [plain, hexed, unwrapped]) {
      const masks = secrets.flatMap(({ value, of }) => mask(read(value), Buffer.from(of[name])) ?? [])
      for (const [length, group] of byLength(masks)) {
        const most = Math.max(...counted(group).values())
        // Digits and letters agree in fewer bits than octets: three for each place, from below.
        if (most > 1 && logAgreeing(group.length, most, (-length / 2) * 3 * Math.LN2) < LOG_ALPHA)
          return `each ${which} is the ${name.toUpperCase()} under one mask (${most} of ${secrets.length})`
      }
    }
  }
  return undefined
}

const plain = (text: string) => Buffer.from(text, 'latin1')
const hexed = (text: string) => (/^([\da-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.alloc(0))
const unwrapped = (text: string) => Buffer.from(text, 'base64')

/** What a XOR leaves over, in hex; the shorter of the two says how long. */
function mask(secret: Buffer, identifier: Buffer): string | undefined {
  const length = Math.min(secret.length, identifier.length)
  if (length < 10) return undefined
  return Buffer.from(identifier.subarray(0, length).map((each, at) => each ^ (secret[at] ?? 0))).toString(
    'hex',
  )
}

function poor(which: string, values: readonly string[]): string | undefined {
  for (const [length, group] of byLength(values)) {
    const bits = Math.floor(mostEntropy(group.map((each) => Buffer.from(each, 'latin1'))))
    if (bits < ENOUGH_BITS)
      return `the ${which} of ${length} characters has at most ${bits} bits of chance in it (${group.length} seen)`
  }
  return undefined
}
