import { luhnDigit } from '../../protocol/identity/luhn.ts'
import type { Random } from '../../simulators/world/random.ts'

/** An IMEI of 15 digits. Twelve of them are drawn, so that the devices of a run do not meet by chance. */
export function drawImei(random: Random): string {
  const body = `35${random.digits(12)}`
  return `${body}${luhnDigit(body)}`
}

/** An IMSI of the given network: MSIN fills up to 15 digits. */
export function drawImsi(random: Random, plmn: { mcc: string; mnc: string }): string {
  const prefix = plmn.mcc + plmn.mnc
  return prefix + random.digits(15 - prefix.length)
}

/** A British mobile number in international form, without the plus sign. */
export function drawMsisdn(random: Random): string {
  return `447${random.digits(9)}`
}

/** An ICCID of 19 digits with its check digit. */
export function drawIccid(random: Random): string {
  const body = `8944${random.digits(14)}`
  return `${body}${luhnDigit(body)}`
}
