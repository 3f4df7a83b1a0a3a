import { z } from 'zod'
import { parseDeviceId } from '../../../protocol/identity/imei.ts'

/** Shapes of identifiers in the operator's orders. Empty texts count as fields that were not given. */
export const imsi = z.string().regex(/^\d{6,15}$/, 'must be 6 to 15 digits')

export const msisdn = z
  .string()
  .regex(/^\+?\d{5,15}$/, 'must be 5 to 15 digits')
  .transform(plain)

/** Any form of an IMEI or IMEISV; becomes the 14 digits that identify the equipment. */
export const imei = z.string().transform((text, context) => {
  const imei14 = parseDeviceId(text)?.imei14
  if (imei14 !== undefined) return imei14
  context.addIssue({ code: 'custom', message: 'must be an IMEI or IMEISV of 14 to 16 digits' })
  return z.NEVER
})

/** An optional field that may also come as an empty text or null. */
export function maybe<T extends z.ZodType>(shape: T) {
  return z.preprocess((value) => (value === '' || value === null ? undefined : value), shape.optional())
}

function plain(text: string): string {
  return text.replace(/^\+/, '')
}
