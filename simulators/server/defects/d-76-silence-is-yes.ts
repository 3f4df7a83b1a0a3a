import type { Defect } from './defect.ts'

export const silenceIsYes: Defect = {
  id: 'D-76',
  name: 'silence-is-yes',
  summary: 'the question has a default answer, and time runs out in its favour',
  property: 'SP-USR-06',
  with: (decisions) => ({
    ...decisions,
    promptOptions: () => 'MAXDT=5&DR=1',
    grantCounts: ({ answer }) => answer === 200 || answer === 408,
  }),
}
