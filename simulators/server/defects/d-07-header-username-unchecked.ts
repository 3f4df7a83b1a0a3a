import type { Defect } from './defect.ts'

export const headerUsernameUnchecked: Defect = {
  id: 'D-07',
  name: 'header-username-unchecked',
  summary: 'the name in the MAC header need not be the sender',
  property: 'SP-AUTH-06',
  with: (decisions) => ({ ...decisions, ownerAgrees: () => true }),
}
