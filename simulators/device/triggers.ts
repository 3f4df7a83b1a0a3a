import {
  NotificationProblem,
  readPackage0,
  SPECIAL_NONCES,
  verifyPackage0,
  wireSessionID,
} from '../../protocol/notification/package0.ts'
import type { Witness } from '../world/witness.ts'
import type { AccountBook } from './account-book.ts'
import type { DeviceFaults } from './faults.ts'

/** The phone that triggers arrive at. */
export interface TriggeredPhone {
  /** 14 digits. */
  readonly imei: string
  readonly imsi: string | undefined
  readonly accounts: AccountBook
  readonly witness: Witness
  readonly faults: DeviceFaults
  userAgrees(text: string): boolean
}

/** The session that a trigger asks for. */
export interface TriggeredSession {
  readonly serverId: string
  readonly wireSessionID: string
  readonly resync: boolean
}

/** Package #0 (DM Notification §6): dropped without a sign unless its digest holds. */
export class Triggers {
  readonly #phone: TriggeredPhone
  readonly #seen = new Set<string>()
  /** Secrets with which the special nonce was used. */
  readonly #resynced = new Set<string>()

  constructor(phone: TriggeredPhone) {
    this.#phone = phone
  }

  /** The session to open, or undefined where the trigger is dropped. */
  take(bytes: Uint8Array): TriggeredSession | undefined {
    const { imei, witness, faults } = this.#phone
    let trigger: ReturnType<typeof readPackage0>
    try {
      trigger = readPackage0(bytes)
    } catch (problem) {
      if (!(problem instanceof NotificationProblem)) throw problem
      witness({ kind: 'noti.drop', imei, reason: 'format' })
      return undefined
    }
    const { serverId, sessionId, uiMode, initiator } = trigger
    const drop = (reason: 'server' | 'digest' | 'duplicate' | 'refused' | 'resync') => {
      witness({ kind: 'noti.drop', imei, reason, serverId, sessionId })
      return undefined
    }
    const record = this.#phone.accounts.active(this.#phone.imsi).find((each) => each.serverId === serverId)
    const account = record && this.#phone.accounts.read(record)
    if (!record || !account) return drop('server')
    const key = (nonce: Uint8Array) => ({ serverId, password: account.server.secret, nonce })
    const direct = verifyPackage0(trigger, key(account.server.nonce))
    const special = faults.noResync ? [] : SPECIAL_NONCES
    const resync = !direct && special.some((nonce) => verifyPackage0(trigger, key(nonce)))
    if (!direct && !resync && !faults.digestUnchecked) return drop('digest')
    // The special nonce works once for a secret: a second time it would be a replay that never ends (SP-NON-03).
    if (resync && this.#resynced.has(account.server.secret)) return drop('resync')
    const name = `${serverId}/${sessionId}`
    if (this.#seen.has(name) && !faults.everyTrigger) return drop('duplicate')
    this.#seen.add(name)
    if (resync) this.#resynced.add(account.server.secret)
    if (uiMode === 3 && !this.#phone.userAgrees('Your operator wants to manage this phone.'))
      return drop('refused')
    witness({ kind: 'noti.accept', imei, serverId, sessionId, uiMode, initiator, resync })
    return { serverId, wireSessionID: triggeredID(sessionId, faults), resync }
  }
}

/** The SessionID of a triggered session: the 16 bits of package #0 in hexadecimal (DM Notification §6.3). */
function triggeredID(sessionId: number, { sessionIdSwapped, sessionIdDecimal }: DeviceFaults): string {
  if (sessionIdDecimal) return String(sessionId)
  return wireSessionID(sessionIdSwapped ? ((sessionId & 0xff) << 8) | (sessionId >> 8) : sessionId)
}
