import type { Defect } from './defect.ts'

export const claimsUnchecked: Defect = {
  id: 'D-212',
  name: 'claims-unchecked',
  summary: 'DevId may name another equipment than SyncHdr and the account',
  property: 'SP-AUTH-06',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, claimsAgree: () => true }),
}
