import type { Defect } from './defect.ts'

export const cloneIgnored: Defect = {
  id: 'D-203',
  name: 'clone-ignored',
  summary: 'one IMEI with two subscriptions at once surprises nobody',
  property: 'SP-EIR-02',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, clone: () => false }),
}
