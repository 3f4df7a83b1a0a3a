import type { Authorisation } from '../store/authorisations.ts'

/**
 * Which answer counts for a request for authorisation. `earlier` is everything that the same subscriber was asked
 * before; answers are the device's Status.
 */
export type GrantCounts = (request: Authorisation, earlier: readonly Authorisation[]) => boolean

/** The answer to this very request, and only a yes (DM Protocol §10.3: 200). */
export const grantCounts: GrantCounts = ({ answer }) => answer === 200
