import { sameBytes } from '../credentials/same.ts'
import { type MilenageInput, milenage, xor } from './milenage.ts'

export interface AuthenticationVector {
  readonly rand: Uint8Array
  readonly autn: Uint8Array
  readonly xres: Uint8Array
  readonly ck: Uint8Array
  readonly ik: Uint8Array
}

/** AUTS is made with this AMF, whatever the network's (TS 33.102 §6.3.3). */
const AMF_STAR = Uint8Array.of(0, 0)

/** What the AuC hands out: AUTN = (SQN ⊕ AK) ‖ AMF ‖ MAC-A (TS 33.102 §6.3.2). */
export function authenticationVector(input: MilenageInput): AuthenticationVector {
  const { macA, res, ck, ik, ak } = milenage(input)
  return { rand: input.rand, autn: concat(xor(input.sqn, ak), input.amf, macA), xres: res, ck, ik }
}

/** AUTS = (SQN_MS ⊕ AK*) ‖ MAC-S, 14 octets. */
export function autsOf(
  input: Omit<MilenageInput, 'amf' | 'sqn'> & { readonly sqnMs: Uint8Array },
): Uint8Array {
  const { macS, akStar } = milenage({ ...input, sqn: input.sqnMs, amf: AMF_STAR })
  return concat(xor(input.sqnMs, akStar), macS)
}

/** The SQN that a card reports by AUTS, or undefined when its MAC-S is wrong. */
export function openAuts(
  input: Omit<MilenageInput, 'amf' | 'sqn'> & { readonly auts: Uint8Array },
): Uint8Array | undefined {
  const { auts, ...keys } = input
  if (auts.length !== 14) return undefined
  const { akStar } = milenage({ ...keys, sqn: new Uint8Array(6), amf: AMF_STAR })
  const sqn = xor(auts.subarray(0, 6), akStar)
  const { macS } = milenage({ ...keys, sqn, amf: AMF_STAR })
  return sameBytes(macS, auts.subarray(6)) ? sqn : undefined
}

/** SQN = SEQ ‖ IND (43 and 5 bits): the next SEQ with this IND. */
export function nextSqn(sqn: bigint, ind: number): bigint {
  return (((sqn >> 5n) + 1n) << 5n) | BigInt(ind & 0x1f)
}

/** SQN as 6 octets. */
export function sqnOctets(sqn: bigint): Uint8Array {
  const out = Buffer.alloc(8)
  out.writeBigUInt64BE(BigInt.asUintN(48, sqn))
  return Uint8Array.from(out.subarray(2))
}

/** 6 octets as SQN. */
export function sqnOf(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`)
}

const concat = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))
