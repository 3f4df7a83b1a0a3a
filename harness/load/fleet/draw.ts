import { createHash } from 'node:crypto'

/** 32 random bits as a pure function of an index and a running number. */
export type Draw = (index: number, n?: number) => number

/**
 * Random numbers that need no state: what device 7 draws follows from the seed, the purpose and 7 alone, whichever worker
 * asks and whatever was drawn before. The mixing is that of MurmurHash3, twice, over a key from SHA-256.
 */
export function drawer(seed: string, purpose: string): Draw {
  const key = createHash('sha256').update(`${seed}/${purpose}`).digest()
  const first = key.readInt32LE(0)
  const second = key.readInt32LE(4)
  return (index, n = 0) => {
    let bits = mix(first ^ Math.imul(index + 1, 0x9e3779b1))
    bits = mix(bits ^ second ^ Math.imul(n + 1, 0x85ebca6b))
    return bits >>> 0
  }
}

function mix(value: number): number {
  let bits = value ^ (value >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/** The same as a number from 0 to below 1. */
export const unit = (draw: Draw, index: number, n?: number): number => draw(index, n) / 0x1_0000_0000
