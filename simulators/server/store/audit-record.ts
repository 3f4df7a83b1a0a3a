/** The privileged operations (identity matrix §1.5), and alarms. */
export type Operation =
  | 'OP-BOOT'
  | 'OP-NOTI'
  | 'OP-INV'
  | 'OP-CONF'
  | 'OP-ACC'
  | 'OP-DL'
  | 'OP-UP'
  | 'OP-DIAG'
  | 'OP-LOCK'
  | 'OP-PAY'
  | 'OP-ENT'
  | 'ALARM'

/** `sent` until the device has answered; a crash in between leaves it standing, which is the truth. */
export type OperationResult = 'sent' | 'performed' | 'failed' | 'refused' | 'deferred' | 'raised'

/** Names what was written for one operation. */
export type AuditEntry = readonly number[]

/** What an operation was done for. */
export interface Reference {
  /** A case of the help desk. */
  readonly case?: string
  readonly order?: string
  readonly campaign?: string
}

export interface AuditRecord extends Reference {
  readonly operation: Operation
  /** 14 digits. */
  readonly imei?: string
  readonly imsi?: string
  /** Names the device of a card's account once it is learnt. */
  readonly account?: number
  /** SessionID as it was on the wire. */
  readonly session?: string
  readonly result: OperationResult
  readonly reason?: string
}
