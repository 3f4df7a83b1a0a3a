import type { Defect } from './defect.ts'

export const inventoryUnasked: Defect = {
  id: 'D-80',
  name: 'inventory-unasked',
  summary: 'what is installed is read without asking',
  property: 'SP-PRIV-01',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, mayRead: () => true }),
}
