import { createHash } from 'node:crypto'
import type { Defect } from './defect.ts'

export const derivedSecret: Defect = {
  id: 'D-209',
  name: 'derived-secret',
  summary: 'the password of a device is made of its IMEI',
  property: 'SP-AUTH-07',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    mintSecret: (minting) =>
      minting.which === 'client' && minting.imei14 !== undefined
        ? createHash('md5').update(minting.imei14).digest('hex')
        : decisions.mintSecret(minting),
  }),
}
