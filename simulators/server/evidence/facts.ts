import { z } from 'zod'

/** Answers of the network functions as they come over HTTP. Ages are seconds; 0 when the answer is live. */
const age = z.number().nonnegative()

export const subscriberFact = z.object({
  imsi: z.string(),
  msisdn: z.string().optional(),
  status: z.enum(['active', 'suspended']),
  own: z.boolean(),
  subscription: z.enum(['private', 'corporate', 'prepaid']),
  org: z.string().optional(),
  homePlmn: z.string().optional(),
  servingPlmn: z.string().optional(),
  ageSeconds: age,
  /** Where the number was on another card before: since when it is on this one. */
  moved: z.object({ seconds: age, confirmed: z.boolean() }).optional(),
})

export const equipmentFact = z.object({
  status: z.enum(['white', 'grey', 'black']),
  override: z.boolean().default(false),
  ageSeconds: age,
})

export const bindingFact = z.object({
  imsi: z.string(),
  msisdn: z.string().optional(),
  imei: z.string(),
  plmn: z.string().optional(),
  ageSeconds: age,
})

const pairFact = z.object({
  imsi: z.string(),
  msisdn: z.string().optional(),
  imei: z.string(),
  plmn: z.string().optional(),
  attached: z.boolean(),
  ageSeconds: age,
  /** How long the two have been a pair, where device detection tells. */
  pairedSeconds: age.optional(),
})

export const pairsFact = z.object({ pairs: z.array(pairFact), ageSeconds: age.optional() })

export const keysFact = z.object({ ksNaf: z.base64(), imsi: z.string(), remainingSeconds: z.number() })

export const callerFact = z.object({ ok: z.boolean() })

export const reportFact = z.object({ noted: z.boolean() })

export const enterpriseFact = z.object({ allowed: z.boolean() })

export const deliveryFact = z.object({ delivered: z.boolean() })

export type Subscriber = z.infer<typeof subscriberFact>
export type Equipment = z.infer<typeof equipmentFact>
export type Binding = z.infer<typeof bindingFact>
export type Pair = z.infer<typeof pairFact>
export type Keys = z.infer<typeof keysFact>
