import { parseDeviceId } from '../../../protocol/identity/imei.ts'

/**
 * Whether the network speaks of the equipment that the account is for. The network writes 14 to 16 digits: the check
 * digit is not transmitted, and the last two of an IMEISV are the software version.
 */
export type SameEquipment = (dm: string, network: string) => boolean

/** `dm` as in SyncHdr (`IMEI:` and 15 digits) or the 14 digits of an account. */
export const sameEquipment: SameEquipment = (dm, network) =>
  imei14(dm) !== undefined && imei14(dm) === imei14(network)

function imei14(text: string): string | undefined {
  if (/^\d{14,16}$/.test(text)) return text.slice(0, 14)
  return parseDeviceId(text)?.imei14
}
