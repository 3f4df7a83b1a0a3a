import { parseHmacHeader } from '../../../protocol/credentials/hmac-header.ts'

export interface HmacHeader {
  readonly username: string
  readonly mac: string
}

/** Reads `x-syncml-hmac`, or answers undefined when it is not one. */
export type ReadHmacHeader = (value: string) => HmacHeader | undefined

/** A damaged header counts as a missing one (DM Security: treat exactly like wrong credentials). */
export const readHmacHeader: ReadHmacHeader = (value) => {
  try {
    const { algorithm, username, mac } = parseHmacHeader(value)
    return algorithm === 'MD5' ? { username, mac } : undefined
  } catch {
    return undefined
  }
}
