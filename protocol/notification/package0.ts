import { credentialHash, md5 } from '../credentials/account.ts'
import { sameBytes } from '../credentials/same.ts'

/** A trigger that is none, with the octet at which, and what was expected there. */
export class NotificationProblem extends Error {
  override readonly name = 'NotificationProblem'
  readonly offset: number
  readonly expected: string

  constructor(offset: number, expected: string) {
    super(`at octet ${offset}: expected ${expected}`)
    this.offset = offset
    this.expected = expected
  }
}

/** What the user sees: 0 not specified, 1 background, 2 informative, 3 asked first. */
export type UiMode = 0 | 1 | 2 | 3

export interface Package0 {
  readonly digest: Uint8Array
  /** Ten times the version: 11 is 1.1. */
  readonly version: number
  readonly uiMode: UiMode
  /** 0 when the user caused the session, 1 when the server did. */
  readonly initiator: 0 | 1
  readonly futureUse: number
  readonly sessionId: number
  readonly serverId: string
  readonly vendor: Uint8Array
  /** Everything after the digest: what the digest covers. */
  readonly trigger: Uint8Array
}

export interface TriggerKey {
  readonly serverId: string
  /** The secret of SRVCRED. */
  readonly password: string
  readonly nonce: Uint8Array
}

const DIGEST = 16
const HEADER = 8

/** Readings of the special nonce 0x00000000 for resynchronisation: four zero octets first (DM Notification §6.2). */
export const SPECIAL_NONCES: readonly Uint8Array[] = [
  new Uint8Array(4),
  new TextEncoder().encode('0x00000000'),
  new TextEncoder().encode('00000000'),
]

/** Writes package #0 (DM Notification 1.2 §6). Throws RangeError for a field that does not fit. */
export function writePackage0(
  fields: TriggerKey & {
    readonly version?: number
    readonly uiMode: UiMode
    readonly initiator: 0 | 1
    readonly sessionId: number
    readonly vendor?: Uint8Array
  },
): Uint8Array {
  const id = Buffer.from(fields.serverId, 'utf8')
  if (id.length < 1 || id.length > 255)
    throw new RangeError(`a server identifier has 1 to 255 octets, not ${id.length}`)
  if (!(fields.sessionId >= 1 && fields.sessionId <= 0xffff))
    throw new RangeError('a session id has 16 bits and is not 0')
  const bits =
    (BigInt(fields.version ?? 11) << 54n) |
    (BigInt(fields.uiMode) << 52n) |
    (BigInt(fields.initiator) << 51n) |
    (BigInt(fields.sessionId) << 8n) |
    BigInt(id.length)
  const header = Buffer.alloc(HEADER)
  header.writeBigUInt64BE(bits)
  const trigger = Buffer.concat([header, id, fields.vendor ?? new Uint8Array()])
  return Uint8Array.from(Buffer.concat([triggerDigest(trigger, fields), trigger]))
}

/** Reads package #0 without judging its digest. Throws NotificationProblem. */
export function readPackage0(bytes: Uint8Array): Package0 {
  if (bytes.length < DIGEST + HEADER + 1) throw new NotificationProblem(bytes.length, 'at least 25 octets')
  const trigger = bytes.subarray(DIGEST)
  const bits = Buffer.from(trigger.subarray(0, HEADER)).readBigUInt64BE()
  const length = Number(bits & 0xffn)
  if (length === 0) throw new NotificationProblem(DIGEST + 7, 'a server identifier of at least one octet')
  if (HEADER + length > trigger.length) {
    throw new NotificationProblem(bytes.length, `a server identifier of ${length} octets`)
  }
  return {
    digest: bytes.subarray(0, DIGEST),
    version: Number(bits >> 54n),
    uiMode: Number((bits >> 52n) & 3n) as UiMode,
    initiator: Number((bits >> 51n) & 1n) as 0 | 1,
    futureUse: Number((bits >> 24n) & 0x7ffffffn),
    sessionId: Number((bits >> 8n) & 0xffffn),
    serverId: Buffer.from(trigger.subarray(HEADER, HEADER + length)).toString('utf8'),
    vendor: trigger.subarray(HEADER + length),
    trigger,
  }
}

/** Whether the digest is right under this key. */
export function verifyPackage0({ digest, trigger }: Package0, key: TriggerKey): boolean {
  return sameBytes(digest, triggerDigest(trigger, key))
}

/** H(B64(H(serverId:password)):nonce:B64(H(trigger))), 16 octets. */
function triggerDigest(trigger: Uint8Array, { serverId, password, nonce }: TriggerKey): Buffer {
  return md5(`${credentialHash(serverId, password)}:`, nonce, `:${md5(trigger).toString('base64')}`)
}

/** SessionID as it stands in package 1: upper-case hexadecimal without leading zeros. */
export function wireSessionID(sessionId: number): string {
  return sessionId.toString(16).toUpperCase()
}
