import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import type { DmVersion } from '../../protocol/syncml/message.ts'
import type { BootstrapOrigin } from '../world/event.ts'
import type { Witness } from '../world/witness.ts'
import { accountsRoot, keepNonce, plantAccount, readAccount } from './objects/accounts.ts'
import { interior } from './tree/node.ts'
import { strike } from './tree/rights.ts'
import type { ManagementTree, Path } from './tree/tree.ts'

/** What the device remembers of an account beside its object in the tree. */
export interface AccountRecord {
  readonly serverId: string
  readonly path: Path
  readonly origin: BootstrapOrigin
  /** The subscription by which it came; the account sleeps while another card is inside. */
  readonly boundImsi?: string
  /** Stands in a permanent node: it can lose its rights, not its place. */
  readonly permanent: boolean
  retired: boolean
  /** The client nonce before the newest one. */
  staleNonce?: Uint8Array
  lastSession: number
}

/** Subtrees that the managing operator may change as it likes. */
const MANAGED: readonly Path[] = [['NAP'], ['Proxy'], ['Settings']]

/** Objects that do something: the managing operator alone may use them, and read what they tell of the user. */
const OPERATED: readonly Path[] = [['FUMO'], ['SCOMO'], ['LAWMO'], ['DiagMon'], ['Ext', 'Maker']]

/** The DM accounts of one device: who may manage it, and what becomes of those who no longer may. */
export class AccountBook {
  readonly #tree: ManagementTree
  readonly #root: Path
  readonly #imei: string
  readonly #witness: Witness
  readonly records: AccountRecord[] = []
  #made = 0

  constructor(tree: ManagementTree, dm: DmVersion, imei: string, witness: Witness) {
    this.#tree = tree
    this.#root = accountsRoot(dm)
    this.#imei = imei
    this.#witness = witness
  }

  /** Accounts that are in force with this card inside, newest first. */
  active(imsi: string | undefined): AccountRecord[] {
    return this.records
      .filter(({ retired, boundImsi }) => !retired && (boundImsi === undefined || boundImsi === imsi))
      .reverse()
  }

  find(serverId: string): AccountRecord | undefined {
    return this.records.findLast((record) => record.serverId === serverId && !record.retired)
  }

  read(record: AccountRecord): BootstrapAccount | undefined {
    return readAccount(this.#tree, record.path)
  }

  /** Takes an account over; one of the same server is replaced as a whole, never mixed (bootstrap policy O5, O9). */
  add(
    account: BootstrapAccount,
    fields: Pick<AccountRecord, 'origin' | 'boundImsi' | 'permanent'>,
  ): AccountRecord {
    const old = this.find(account.serverId)
    if (old) this.#take(old)
    this.#made += 1
    const path = [...this.#root, String(this.#made)]
    plantAccount(this.#tree, path, account, fields.permanent)
    const record: AccountRecord = {
      ...fields,
      serverId: account.serverId,
      path,
      retired: false,
      lastSession: 0,
    }
    this.records.push(record)
    return record
  }

  /** The operator of this account manages the device from now on: connectivity and settings are its own. */
  handOver(serverId: string): void {
    const acl = `Add=${serverId}&Delete=${serverId}&Get=*&Replace=${serverId}`
    for (const path of MANAGED) {
      const node = this.#tree.get(path)
      if (node) this.#tree.set(path, { ...node, acl })
      else this.#tree.put(path, interior({ acl }))
    }
    const operated = `Add=${serverId}&Delete=${serverId}&Exec=${serverId}&Get=${serverId}&Replace=${serverId}`
    for (const path of OPERATED) {
      const node = this.#tree.get(path)
      if (node) this.#tree.set(path, { ...node, acl: operated })
    }
  }

  /** Ends an account: its rights go, and its object too unless it cannot (bootstrap policy O2, O3, O7). */
  retire(record: AccountRecord, reason: string): void {
    this.#take(record)
    strike(this.#tree, record.serverId)
    this.#witness({ kind: 'account.retired', imei: this.#imei, serverId: record.serverId, reason })
  }

  #take(record: AccountRecord): void {
    record.retired = true
    if (!record.permanent) this.#tree.remove(record.path)
    const at = this.records.indexOf(record)
    if (!record.permanent && at !== -1) this.records.splice(at, 1)
  }

  keepNonces(record: AccountRecord, nonces: { client?: Uint8Array; server?: Uint8Array }): void {
    if (nonces.client) {
      const before = this.read(record)?.client.nonce
      if (before) record.staleNonce = before
      keepNonce(this.#tree, record.path, 'CLCRED', nonces.client)
    }
    if (nonces.server) keepNonce(this.#tree, record.path, 'SRVCRED', nonces.server)
  }
}
