import type { Defect } from './defect.ts'

export const callerUnverified: Defect = {
  id: 'D-206',
  name: 'caller-unverified',
  summary: 'care does what any caller asks',
  property: 'SP-BOOT-02',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, callerVerified: async () => ({ kind: 'ok', value: true }) }),
}
