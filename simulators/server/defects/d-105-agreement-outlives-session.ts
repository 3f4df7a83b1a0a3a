import type { Defect } from './defect.ts'

export const agreementOutlivesSession: Defect = {
  id: 'D-105',
  name: 'agreement-outlives-session',
  summary: 'what was agreed to in a session that was broken off counts in the next one',
  property: 'SP-USR-03',
  difficulty: 3,
  with: (decisions) => ({ ...decisions, agreementHolds: () => true }),
}
