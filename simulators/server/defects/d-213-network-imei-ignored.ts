import type { Defect } from './defect.ts'

export const networkImeiIgnored: Defect = {
  id: 'D-213',
  name: 'network-imei-ignored',
  summary: 'it does not matter which equipment the network sees',
  property: 'SP-EIR-01',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, sameEquipment: () => true }),
}
