import type { Defect } from './defect.ts'

export const subscriberDisclosed: Defect = {
  id: 'D-92',
  name: 'subscriber-disclosed',
  summary: 'the manufacturer is told everything that the operator knows of a phone',
  property: 'SP-BF-04',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, disclosure: (known) => ({ ...known }) }),
}
