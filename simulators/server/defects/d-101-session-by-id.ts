import type { Defect } from './defect.ts'

export const sessionById: Defect = {
  id: 'D-101',
  name: 'session-by-id',
  summary: 'sessions are told apart by their SessionID alone',
  property: 'SP-ISO-01',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    continuesSession: ({ sessionID }, { bySessionID }) => bySessionID(sessionID) ?? 'new',
  }),
}
