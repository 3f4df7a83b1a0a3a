/** MSISDN that a header claims, with how it came. */
export interface HeaderClaim {
  /** Values of x-msisdn, one for each time it was sent. */
  readonly values: readonly string[]
  /** True when the request came through the operator's own gateway. */
  readonly trustedEdge: boolean
}

/** The MSISDN that may be believed, or undefined. */
export type IdentityHeader = (claim: HeaderClaim) => string | undefined

/** From the trusted edge, exactly once, one number (SP-SUB-03). */
export const identityHeader: IdentityHeader = ({ values, trustedEdge }) => {
  const [value, ...more] = values
  if (!trustedEdge || value === undefined || more.length > 0) return undefined
  const msisdn = value.trim().replace(/^\+/, '')
  return /^\d{5,15}$/.test(msisdn) ? msisdn : undefined
}
