import type { Defect } from './defect.ts'

export const nonceNeverRotated: Defect = {
  id: 'D-10',
  name: 'nonce-never-rotated',
  summary: 'the next nonce is the last one',
  property: 'SP-AUTH-04',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    nextNonce: (circumstances) => circumstances.current ?? decisions.nextNonce(circumstances),
  }),
}
