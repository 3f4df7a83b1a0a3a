import { sameText } from '../../../protocol/credentials/same.ts'
import { parseDeviceId } from '../../../protocol/identity/imei.ts'
import type { Account } from '../store/account.ts'

export interface Ownership {
  /** The user name of the x-syncml-hmac header, when there is one. */
  readonly headerUser?: string
  readonly locName?: string
  /** SyncHdr/Source/LocURI. */
  readonly source: string
  readonly account: Account
}

/** Whether an account may speak for the sender of the message at all. */
export type OwnerAgrees = (ownership: Ownership) => boolean

/**
 * The header's name must be the LocName (DM Security: username of the header), and the account's equipment must be the
 * Source, compared on the 14 digits that identify it. A card's account that no device has used yet fits any IMEI.
 */
export const ownerAgrees: OwnerAgrees = ({ headerUser, locName, source, account }) => {
  if (headerUser !== undefined && (locName === undefined || !sameText(headerUser, locName))) return false
  const device = parseDeviceId(source)
  if (!device) return false
  return account.imei14 === undefined || account.imei14 === device.imei14
}
