import type { Defect } from './defect.ts'

export const eirIgnored: Defect = {
  id: 'D-201',
  name: 'eir-ignored',
  summary: 'equipment on the black list is served like any other',
  property: 'SP-EIR-01',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, equipmentAllowed: () => true }),
}
