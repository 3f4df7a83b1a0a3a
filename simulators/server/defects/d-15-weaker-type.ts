import type { Defect } from './defect.ts'

export const weakerType: Defect = {
  id: 'D-15',
  name: 'weaker-type',
  summary: 'a weaker credential type than the policy asks for will do',
  property: 'SP-AUTH-03',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    authenticate: (attempt) => decisions.authenticate({ ...attempt, minType: 'basic' }),
  }),
}
