import type { Defect } from './defect.ts'

export const oldOwnerKept: Defect = {
  id: 'D-211',
  name: 'old-owner-kept',
  summary: 'the account of the last owner outlives the new one’s',
  property: 'SP-AUTH-06',
  difficulty: 3,
  with: (decisions) => ({ ...decisions, retireOnBootstrap: () => [] }),
}
