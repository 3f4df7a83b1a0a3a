import type { Defect } from './defect.ts'

export const headerUsernameUnchecked: Defect = {
  id: 'D-07',
  name: 'header-username-unchecked',
  summary: 'the name in the MAC header need not be the sender',
  property: 'SP-AUTH-06',
  difficulty: 2,
  with: (decisions) => ({ ...decisions, ownerAgrees: () => true }),
}
