/** A one-time code that was sent to a number for a case of the help desk. */
export interface SentCode {
  readonly case: string
  readonly msisdn: string
  /** Milliseconds of the clock. */
  readonly until: number
  /** Wrong codes that may still be said in this case. */
  readonly tries: number
  readonly used: boolean
}

/** What a caller said: `sent` is the code of these digits, whatever it was sent for; undefined where there is none. */
export interface SaidCode {
  readonly case: string
  readonly msisdn: string
  readonly now: number
  readonly sent: SentCode | undefined
}

/** Whether a caller has proven by a one-time code to have the number. */
export type CodeHolds = (said: SaidCode) => boolean

/** Once, in time, and for the case and the number that it was sent for (SP-HD-01). */
export const codeHolds: CodeHolds = ({ case: careCase, msisdn, now, sent }) =>
  sent !== undefined &&
  !sent.used &&
  sent.tries > 0 &&
  now <= sent.until &&
  sent.case === careCase &&
  sent.msisdn === msisdn
