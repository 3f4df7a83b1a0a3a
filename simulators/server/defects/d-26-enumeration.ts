import type { Defect } from './defect.ts'

export const enumeration: Defect = {
  id: 'D-26',
  name: 'enumeration',
  summary: 'a device that the server does not know is told so',
  property: 'SP-AUTH-12',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    authenticate: (attempt) =>
      attempt.account ? decisions.authenticate(attempt) : { code: 404, authenticated: false, end: true },
  }),
}
