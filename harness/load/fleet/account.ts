import { createHash, createHmac } from 'node:crypto'
import type { GivenAccount } from '../../target/target.ts'
import { hash } from '../session/hash.ts'

/** The DM account of one device, as a provisioning system would hand it to device and server. */
export interface FleetAccount {
  readonly client: { readonly name: string; readonly secret: string; readonly nonce: Buffer }
  readonly server: { readonly name: string; readonly secret: string; readonly nonce: Buffer }
}

/** Accounts as a function of seed and device: nothing is kept but a key. Secrets have 96 bits, nonces 128. */
export class Accounts {
  readonly #key: Buffer
  readonly #serverId: string
  readonly #given: readonly GivenAccount[] | undefined

  /** `given` are accounts that the target has already, one for each device. */
  constructor(seed: string, serverId: string, given?: readonly GivenAccount[]) {
    this.#key = createHash('sha256').update(`${seed}/accounts`).digest()
    this.#serverId = serverId
    this.#given = given
  }

  /** `name` is the user name of the client, by which the server knows the account. */
  of(index: number, name: string): FleetAccount {
    const given = this.#given?.[index]
    if (given) return { client: decoded(given.client), server: decoded(given.server) }
    const secrets = this.#octets(index, 'secrets')
    const nonces = this.#octets(index, 'nonces')
    const secret = (from: number) => secrets.toString('base64url', from, from + 12)
    return {
      client: { name, secret: secret(0), nonce: nonces.subarray(0, 16) },
      server: { name: this.#serverId, secret: secret(12), nonce: nonces.subarray(16, 32) },
    }
  }

  /** B64(H(user:password)) of both sides: all that signing and verifying need. */
  hashes(account: FleetAccount): { client: string; server: string } {
    const { client, server } = account
    return {
      client: hash(`${client.name}:${client.secret}`),
      server: hash(`${server.name}:${server.secret}`),
    }
  }

  #octets(index: number, what: string): Buffer {
    return createHmac('sha256', this.#key).update(`${what}/${index}`).digest()
  }
}

const decoded = ({ name, secret, nonce = '' }: GivenAccount['client']): FleetAccount['client'] => ({
  ...{ name, secret, nonce: Buffer.from(nonce, 'base64') },
})
