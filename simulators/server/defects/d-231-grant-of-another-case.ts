import type { Defect } from './defect.ts'

export const grantOfAnotherCase: Defect = {
  id: 'D-231',
  name: 'grant-of-another-case',
  summary: 'whoever once agreed to something has agreed to everything that follows',
  property: 'SP-HD-02',
  with: (decisions) => ({
    ...decisions,
    grantCounts: (request, earlier) =>
      decisions.grantCounts(request, earlier) || earlier.some(({ answer }) => answer === 200),
  }),
}
