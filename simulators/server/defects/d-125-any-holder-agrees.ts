import type { Defect } from './defect.ts'

export const anyHolderAgrees: Defect = {
  id: 'D-125',
  name: 'any-holder-agrees',
  summary: 'who ordered has proven who they are, and whoever holds the phone says yes for them',
  property: 'SP-FW-01',
  with: (decisions) => ({ ...decisions, provesHolder: (orderedByOwner) => !orderedByOwner }),
}
