import type { Defect } from './defect.ts'

export const sessionIdDecimal: Defect = {
  id: 'D-36',
  name: 'session-id-decimal',
  summary: 'the number of a session is kept as a number, and answers say it in decimal',
  property: 'LV-01',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    sessionIdOfAnswer: (sessionID) =>
      /^[\dA-F]{1,4}$/.test(sessionID) ? String(Number.parseInt(sessionID, 16)) : sessionID,
  }),
}
