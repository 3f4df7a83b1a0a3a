import { createCipheriv } from 'node:crypto'

export interface MilenageInput {
  readonly k: Uint8Array
  readonly opc: Uint8Array
  readonly rand: Uint8Array
  /** 6 octets. */
  readonly sqn: Uint8Array
  /** 2 octets. */
  readonly amf: Uint8Array
}

export interface MilenageOutput {
  readonly macA: Uint8Array
  readonly macS: Uint8Array
  readonly res: Uint8Array
  readonly ck: Uint8Array
  readonly ik: Uint8Array
  readonly ak: Uint8Array
  /** AK of the resynchronisation (f5*). */
  readonly akStar: Uint8Array
}

/** OPc = OP ⊕ E_K(OP). */
export function opcOf(k: Uint8Array, op: Uint8Array): Uint8Array {
  return xor(encrypt(k, op), op)
}

/** The functions f1 … f5* of TS 35.206 §4. Throws RangeError when a length is wrong. */
export function milenage({ k, opc, rand, sqn, amf }: MilenageInput): MilenageOutput {
  const lengths = [k, opc, rand, sqn, amf].map((each) => each.length).join()
  if (lengths !== '16,16,16,6,2') throw new RangeError(`K, OPc, RAND, SQN, AMF have ${lengths} octets`)
  const temp = encrypt(k, xor(rand, opc))
  const in1 = Buffer.concat([sqn, amf, sqn, amf])
  const base = xor(temp, opc)
  const out = (input: Uint8Array) => xor(encrypt(k, input), opc)
  const out1 = out(xor(temp, rotate(xor(in1, opc), 8)))
  const out2 = out(withLast(base, 1))
  const out3 = out(withLast(rotate(base, 4), 2))
  const out4 = out(withLast(rotate(base, 8), 4))
  const out5 = out(withLast(rotate(base, 12), 8))
  return {
    macA: out1.subarray(0, 8),
    macS: out1.subarray(8, 16),
    res: out2.subarray(8, 16),
    ck: out3,
    ik: out4,
    ak: out2.subarray(0, 6),
    akStar: out5.subarray(0, 6),
  }
}

function encrypt(k: Uint8Array, block: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-128-ecb', k, null).setAutoPadding(false)
  return Uint8Array.from(Buffer.concat([cipher.update(block), cipher.final()]))
}

/** ⊕ of octets of equal length. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((octet, at) => octet ^ (b[at] ?? 0))
}

const rotate = (block: Uint8Array, octets: number) =>
  Uint8Array.from([...block.subarray(octets), ...block.subarray(0, octets)])

/** The constants c2 … c5 differ from zero in their last octet only. */
const withLast = (block: Uint8Array, constant: number) =>
  block.map((octet, at) => (at === 15 ? octet ^ constant : octet))
