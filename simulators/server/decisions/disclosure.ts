/** What the operator knows of a phone in a campaign. */
export interface Known {
  readonly campaign: string
  readonly package: string
  /** 14 digits. */
  readonly imei: string
  readonly model: string
  readonly firmware: string
  readonly imsi: string
  readonly msisdn?: string
}

/** What the manufacturer is told of it. */
export type Disclosure = (known: Known) => Readonly<Record<string, string>>

/** The device and nothing of its subscriber (SP-BF-04). */
export const disclosure: Disclosure = ({ campaign, package: fix, imei, model, firmware }) => ({
  campaign,
  package: fix,
  imei,
  model,
  firmware,
})
