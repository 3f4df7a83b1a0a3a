import type { Defect } from './defect.ts'

export const swappedLevels: Defect = {
  id: 'D-31',
  name: 'swapped-levels',
  summary: 'the bootstrap document gives each side the credential of the other',
  property: 'LV-01',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    credentialLevels: (credentials) => {
      const { client, server } = decisions.credentialLevels(credentials)
      return { client: server, server: client }
    },
  }),
}
