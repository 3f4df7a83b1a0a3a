import type { Defect } from './defect.ts'

export const unboundedRetries: Defect = {
  id: 'D-22',
  name: 'unbounded-retries',
  summary: 'authentication may be tried as often as one likes',
  property: 'SP-AUTH-10',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    lockedOut: () => false,
    authenticate: (attempt) => ({ ...decisions.authenticate({ ...attempt, failures: 0 }), end: false }),
  }),
}
