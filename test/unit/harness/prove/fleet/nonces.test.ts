import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { flawOfNonces } from '../../../../../harness/prove/fleet/nonces.ts'
import type { NonceSample, Public } from '../../../../../harness/prove/fleet/sample.ts'
import type { Random } from '../../../../../simulators/world/random.ts'
import { devices } from './devices.ts'

const START = Date.UTC(2026, 0, 5)

interface Moment {
  readonly n: number
  readonly at: number
  readonly random: Random
  readonly of: Public
}

function said(make: (moment: Moment) => Uint8Array, seed?: string): string | undefined {
  const fleet = devices(40, seed)
  const nonces = fleet.map(({ of, random }, n): NonceSample => {
    const at = START + n * 1700
    const octets = make({ n, at: at - 40, random, of })
    return { imei: of.imei, nonce: Buffer.from(octets).toString('base64'), at }
  })
  return flawOfNonces(
    nonces,
    fleet.map(({ of }) => of),
  )
}

function number(value: number, octets: number): Buffer {
  const made = Buffer.alloc(octets)
  made.writeUIntBE(value, octets - 6, 6)
  return made
}

/** `rand()` of a C library, four words of it. */
function lcg(seed: number): Buffer {
  const made = Buffer.alloc(16)
  let state = BigInt(seed)
  for (let at = 0; at < 4; at++) {
    state = (state * 1103515245n + 12345n) % 2n ** 31n
    made.writeUInt32LE(Number(state), at * 4)
  }
  return made
}

const digestOf = (name: string, text: string) => createHash(name).update(text).digest().subarray(0, 16)

const FLAWED: Record<string, (moment: Moment) => Uint8Array> = {
  'a counter in 16 octets': ({ n }) => number(n, 16),
  'a counter, lowest octet first': ({ n }) => Buffer.from(number(n * 3, 16)).reverse(),
  'the clock in 16 octets': ({ at }) => number(at, 16),
  'the clock as text': ({ at }) => Buffer.from(String(at).padStart(16, '0')),
  'the same for everybody': () => Buffer.from('sixteen octets..'),
  'one of four': ({ n }) => Buffer.alloc(16, n % 4),
  'a fixed half and 32 bits of chance': ({ random }) => Buffer.concat([Buffer.alloc(12, 7), random.bytes(4)]),
  'eight octets twice': ({ random }) => {
    const half = random.bytes(8)
    return Buffer.concat([half, half])
  },
  'rand() from the clock': ({ at }) => lcg(at % 2 ** 31),
  'MD5 of the clock': ({ at }) => digestOf('md5', String(at)),
  'SHA-256 of the clock in seconds': ({ at }) => digestOf('sha256', String(Math.floor(at / 1000))),
  'SHA-1 of a counter': ({ n }) => digestOf('sha1', String(n + 17)),
  'MD5 of the IMEI': ({ of }) => digestOf('md5', of.imei),
}

describe('nonces of a fleet', () => {
  it.each(Object.entries(FLAWED))('%s: flagged', (_, make) => {
    expect(said(make)).toBeTypeOf('string')
  })

  it.each([
    ['128 bits', ({ random }: Moment) => random.bytes(16)],
    ['128 bits in hex', ({ random }: Moment) => Buffer.from(Buffer.from(random.bytes(16)).toString('hex'))],
    ['256 bits', ({ random }: Moment) => random.bytes(32)],
    ['a clock before 128 bits', ({ random, at }: Moment) => Buffer.concat([number(at, 8), random.bytes(16)])],
  ])('%s: kept, whichever fleet it is', (_, make) => {
    for (let seed = 0; seed < 4; seed++) expect(said(make, `s${seed}`)).toBeUndefined()
  })
})
