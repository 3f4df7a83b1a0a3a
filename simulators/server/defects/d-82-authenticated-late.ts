import type { Defect } from './defect.ts'

export const authenticatedLate: Defect = {
  id: 'D-82',
  name: 'authenticated-late',
  summary: 'the user proves to be the subscriber before the update, not before the download',
  property: 'SP-FW-01',
  with: (decisions) => ({ ...decisions, authenticatesBefore: () => 'install' }),
}
