import type { Defect } from './defect.ts'

export const respuriBearer: Defect = {
  id: 'D-102',
  name: 'respuri-bearer',
  summary: 'who has the RespURI has the session',
  property: 'SP-ISO-02',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    continuesSession: ({ token }, { byToken }) =>
      token === undefined ? 'new' : (byToken(token) ?? 'foreign'),
  }),
}
