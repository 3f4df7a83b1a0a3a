import type { Defect } from './defect.ts'

export const sharedServerSecret: Defect = {
  id: 'D-208',
  name: 'shared-server-secret',
  summary: 'the server has one password for all devices',
  property: 'SP-AUTH-07',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    mintSecret: (minting) =>
      minting.which === 'server' ? 'one-secret-for-all' : decisions.mintSecret(minting),
  }),
}
