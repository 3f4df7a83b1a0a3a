import type { Defect } from './defect.ts'

export const commandsWith401: Defect = {
  id: 'D-16',
  name: 'commands-with-401',
  summary: 'commands go along with the refusal of the credential',
  property: 'SP-AUTH-02',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, mayCommand: () => true }),
}
