import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** ASN.1 in front of the 32 octets of an Ed25519 key (RFC 8410 §7, §4). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const SIGNATURE_OCTETS = 64

/** Whoever answers for software: signs it with a key of which devices know the public half. */
export interface Originator {
  readonly name: string
  /** 32 octets. */
  readonly publicKey: Uint8Array
  readonly sign: (octets: Uint8Array) => Uint8Array
}

/** The originator whose private key these 32 octets are. */
export function originatorOf(name: string, seed: Uint8Array): Originator {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    name,
    publicKey: Uint8Array.from(spki.subarray(SPKI.length)),
    sign: (octets) => Uint8Array.from(sign(null, octets, key)),
  }
}

/** Whether the signature over these octets was made by the owner of the public key. */
export function signedBy(publicKey: Uint8Array, octets: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, octets, keyOf(publicKey), signature)
}

const keyOf = (publicKey: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
