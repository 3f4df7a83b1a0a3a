import type { Defect } from './defect.ts'

export const careUnmarked: Defect = {
  id: 'D-116',
  name: 'care-unmarked',
  summary: 'sessions and records of the help desk do not say for which case they are',
  property: 'SP-HD-04',
  with: (decisions) => ({ ...decisions, careReference: () => ({}) }),
}
