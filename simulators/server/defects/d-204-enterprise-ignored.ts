import type { Defect } from './defect.ts'

export const enterpriseIgnored: Defect = {
  id: 'D-204',
  name: 'enterprise-ignored',
  summary: 'the enterprise is not asked about its devices',
  property: 'SP-BOOT-03',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, enterpriseDecides: () => undefined }),
}
