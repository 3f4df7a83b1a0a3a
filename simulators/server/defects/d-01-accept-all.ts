import type { Defect } from './defect.ts'

export const acceptAll: Defect = {
  id: 'D-01',
  name: 'accept-all',
  summary: 'any credential, or none, authenticates',
  property: 'SP-AUTH-02',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    authenticate: ({ supplied, preferred, newNonce }) => {
      const type = supplied?.type ?? preferred
      return {
        code: type === 'mac' ? 200 : 212,
        authenticated: true,
        ...(type !== 'basic' && { chal: { type, nonce: newNonce }, nextNonce: newNonce }),
        end: false,
      }
    },
  }),
}
