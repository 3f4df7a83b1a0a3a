import type { Defect } from './defect.ts'

export const reissuedClcred: Defect = {
  id: 'D-55',
  name: 'reissued-clcred',
  summary: 'the next owner of a device gets the secret of the one before',
  property: 'SP-BOOT-06',
  difficulty: 3,
  with: (decisions) => ({
    ...decisions,
    mintSecret: (minting) =>
      minting.which === 'client'
        ? (minting.earlier.at(-1)?.clientSecret ?? decisions.mintSecret(minting))
        : decisions.mintSecret(minting),
  }),
}
