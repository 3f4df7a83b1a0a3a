import { parseDeviceId } from '../../../protocol/identity/imei.ts'

export interface Claims {
  /** SyncHdr/Source/LocURI. */
  readonly source: string
  /** SyncHdr/Source/LocName: a user name, or an IMEI in some clients. */
  readonly locName?: string
  /** ./DevInfo/DevId, when the device sent it. */
  readonly devId?: string
  /** The equipment that the account is for, 14 digits. */
  readonly owner?: string
}

/** Whether everything that the device says of itself names one equipment. */
export type ClaimsAgree = (claims: Claims) => boolean

/** On the 14 digits (SP-AUTH-06). DevId belongs into package 1; without it the device did not say who it is. */
export const claimsAgree: ClaimsAgree = ({ source, locName, devId, owner }) => {
  const device = parseDeviceId(source)?.imei14
  if (device === undefined || devId === undefined || owner !== device) return false
  if (parseDeviceId(devId)?.imei14 !== device) return false
  const named = locName === undefined ? undefined : parseDeviceId(locName)?.imei14
  return named === undefined || named === device
}
