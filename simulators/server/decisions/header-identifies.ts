/** What a believed header is worth when no binding and no pair speak for the subscription. */
export type HeaderIdentifies = (evidence: {
  readonly pairKnown: boolean
  readonly msisdn?: string
}) => boolean

/** Nothing: it names a line, not the device behind it. The header only ever contradicts. */
export const headerIdentifies: HeaderIdentifies = () => false
