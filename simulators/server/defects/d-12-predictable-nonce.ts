import type { Defect } from './defect.ts'

export const predictableNonce: Defect = {
  id: 'D-12',
  name: 'predictable-nonce',
  summary: 'the nonce is the time of day, in four octets',
  property: 'SP-AUTH-04',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    nextNonce: ({ now }) => {
      const seconds = Buffer.alloc(4)
      seconds.writeUInt32BE(Math.floor(now / 1000) >>> 0)
      return Uint8Array.from(seconds)
    },
  }),
}
