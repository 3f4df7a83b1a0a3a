import type { Defect } from './defect.ts'

export const checkedAtLogin: Defect = {
  id: 'D-106',
  name: 'checked-at-login',
  summary: 'the evidence is looked at once in a session',
  property: 'SP-HLR-02',
  difficulty: 3,
  with: (decisions) => ({ ...decisions, evaluatesAgain: (batch) => batch === 1 }),
}
