import type { GivenAccount } from '../../target/target.ts'
import { Accounts } from './account.ts'
import { type Draw, drawer } from './draw.ts'
import { Identities } from './identities.ts'
import type { OddNonce, SavedFleet } from './saved.ts'
import { type TraitShares, type Traits, traitsOf } from './traits.ts'

/** Everything about a fleet that travels: plain data. */
export interface FleetSpec {
  readonly devices: number
  readonly seed: string
  readonly traits: TraitShares
  readonly plmn: { readonly mcc: string; readonly mnc: string }
  readonly serverId: string
  /** Accounts that the target has already, one for each device; they follow from the seed where there are none. */
  readonly given?: readonly GivenAccount[]
}

/** The part of a fleet that one worker has: devices `shard`, `shard + shards`, … */
export interface Part {
  readonly shard: number
  readonly shards: number
}

/** Who the devices of a fleet are: given, or drawn from its seed. */
export const identitiesOf = ({ seed, plmn, given }: FleetSpec): Identities =>
  new Identities(
    seed,
    plmn,
    given?.map(({ imei }) => imei),
  )

/** Octets of a hash in base64, and of a nonce as long as DM Security recommends. */
const HASH = 24
const NONCE = 16

/**
 * Devices at rest: columns of bytes, some 120 for each, and no object. A device is named by its index in the whole fleet;
 * its row follows from that.
 */
export class Fleet {
  readonly spec: FleetSpec
  readonly identities: Identities
  readonly accounts: Accounts
  readonly size: number
  readonly #part: Part
  readonly #clientHash: Uint8Array
  readonly #serverHash: Uint8Array
  readonly #clientNonce: Uint8Array
  readonly #serverNonce: Uint8Array
  readonly #oddNonces = new Map<number, Uint8Array>()
  readonly #kind: Uint16Array
  readonly #kinds: Traits[] = []
  /** Version of the device's management tree. */
  readonly tree: Uint32Array
  /** Sessions so far, and how the last one ended. */
  readonly sessions: Uint32Array
  readonly think: Draw
  readonly nonces: Draw

  constructor(spec: FleetSpec, part: Part = { shard: 0, shards: 1 }) {
    this.spec = spec
    this.#part = part
    this.identities = identitiesOf(spec)
    this.accounts = new Accounts(spec.seed, spec.serverId, spec.given)
    this.size = Math.max(0, Math.ceil((spec.devices - part.shard) / part.shards))
    this.#clientHash = new Uint8Array(this.size * HASH)
    this.#serverHash = new Uint8Array(this.size * HASH)
    this.#clientNonce = new Uint8Array(this.size * NONCE)
    this.#serverNonce = new Uint8Array(this.size * NONCE)
    this.#kind = new Uint16Array(this.size)
    this.tree = new Uint32Array(this.size)
    this.sessions = new Uint32Array(this.size)
    this.think = drawer(spec.seed, 'think')
    this.nonces = drawer(spec.seed, 'nonces')
    this.#fill()
  }

  #fill(): void {
    const traits = traitsOf(this.spec.traits, this.spec.devices, this.spec.seed)
    const known = new Map<string, number>()
    for (let row = 0; row < this.size; row++) {
      const index = this.indexOf(row)
      const account = this.accounts.of(index, this.user(index))
      const { client, server } = this.accounts.hashes(account)
      write(this.#clientHash, row * HASH, client)
      write(this.#serverHash, row * HASH, server)
      this.keepNonce(row, 'client', account.client.nonce)
      this.keepNonce(row, 'server', account.server.nonce)
      const mine = traits(index)
      const name = Object.values(mine).join('/')
      let kind = known.get(name)
      if (kind === undefined) {
        kind = this.#kinds.push(mine) - 1
        known.set(name, kind)
      }
      this.#kind[row] = kind
    }
  }

  indexOf(row: number): number {
    return this.#part.shard + row * this.#part.shards
  }

  /** The row of a device, or −1 when another worker has it. */
  rowOf(index: number): number {
    const { shard, shards } = this.#part
    return index % shards === shard ? (index - shard) / shards : -1
  }

  /** User name of the device's account. */
  user(index: number): string {
    const given = this.spec.given?.[index]
    if (given) return given.client.name
    return `d${this.identities.imei14(index)}`
  }

  traits(row: number): Traits {
    return this.#kinds[this.#kind[row] ?? 0] as Traits
  }

  /** Number of the device's combination of traits, below `kinds`. */
  kind(row: number): number {
    return this.#kind[row] ?? 0
  }

  get kinds(): readonly Traits[] {
    return this.#kinds
  }

  /** Octets of B64(H(user:password)). */
  hash(row: number, whose: 'client' | 'server'): Uint8Array {
    const column = whose === 'client' ? this.#clientHash : this.#serverHash
    return column.subarray(row * HASH, row * HASH + HASH)
  }

  nonce(row: number, whose: 'client' | 'server'): Uint8Array {
    const odd = this.#oddNonces.get(whose === 'client' ? row : -1 - row)
    if (odd) return odd
    const column = whose === 'client' ? this.#clientNonce : this.#serverNonce
    return column.subarray(row * NONCE, row * NONCE + NONCE)
  }

  /** Keeps a nonce; one of another length than 16 octets, which DM Security allows, stands beside the column. */
  keepNonce(row: number, whose: 'client' | 'server', nonce: Uint8Array): void {
    const name = whose === 'client' ? row : -1 - row
    if (nonce.length !== NONCE) {
      this.#oddNonces.set(name, Uint8Array.from(nonce))
      return
    }
    if (this.#oddNonces.size > 0) this.#oddNonces.delete(name)
    const column = whose === 'client' ? this.#clientNonce : this.#serverNonce
    column.set(nonce, row * NONCE)
  }

  /** What sessions change of devices, but for their trees: nonces and how many sessions they had. */
  save(): Omit<SavedFleet, 'tree' | 'trees'> {
    const { sessions } = this
    const odd = [...this.#oddNonces].map(([name, nonce]): OddNonce => {
      return name < 0 ? { row: -1 - name, whose: 'server', nonce } : { row: name, whose: 'client', nonce }
    })
    return { sessions, clientNonce: this.#clientNonce, serverNonce: this.#serverNonce, odd }
  }

  /** Takes devices as an earlier run left them. Throws RangeError for those of another fleet. */
  restore(saved: Omit<SavedFleet, 'tree' | 'trees'>): void {
    const { length } = saved.sessions
    if (length !== this.size) throw new RangeError(`${length} devices where the plan has ${this.size}`)
    this.sessions.set(saved.sessions)
    this.#clientNonce.set(saved.clientNonce)
    this.#serverNonce.set(saved.serverNonce)
    for (const { row, whose, nonce } of saved.odd) this.keepNonce(row, whose, nonce)
  }

  /** Octets of the columns, for the memory figures. */
  get octets(): number {
    const columns = [
      this.#clientHash,
      this.#serverHash,
      this.#clientNonce,
      this.#serverNonce,
      this.#kind,
      this.tree,
      this.sessions,
    ]
    return columns.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }
}

function write(column: Uint8Array, from: number, text: string): void {
  for (let at = 0; at < text.length; at++) column[from + at] = text.charCodeAt(at)
}
