import { IE, readElements, writeElements } from './information-element.ts'

/** An authentication tuple: 2G's triplet, and where the subscription has a USIM 3G's quintuplet beside it. */
export interface AuthTuple {
  readonly rand: Uint8Array
  readonly sres?: Uint8Array
  readonly kc?: Uint8Array
  readonly ik?: Uint8Array
  readonly ck?: Uint8Array
  readonly autn?: Uint8Array
  readonly res?: Uint8Array
}

const PARTS = [
  'rand',
  'sres',
  'kc',
  'ik',
  'ck',
  'autn',
  'res',
] as const satisfies readonly (keyof AuthTuple)[]

export function writeTuple(tuple: AuthTuple): Uint8Array {
  const elements = PARTS.flatMap((name) => {
    const value = tuple[name]
    return value ? [{ iei: IE[name], value }] : []
  })
  return Uint8Array.from(writeElements(elements))
}

/** Elements of no tuple are passed over, as a newer HLR may send them. Throws GsupProblem. */
export function readTuple(octets: Uint8Array): AuthTuple {
  const elements = readElements(octets, 0)
  const found = PARTS.flatMap((name) => {
    const value = elements.find(({ iei }) => iei === IE[name])?.value
    return value ? [[name, value] as const] : []
  })
  return { rand: new Uint8Array(), ...Object.fromEntries(found) }
}
