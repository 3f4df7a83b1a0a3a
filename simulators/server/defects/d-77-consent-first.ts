import type { Defect } from './defect.ts'

export const consentFirst: Defect = {
  id: 'D-77',
  name: 'consent-first',
  summary: 'the user is asked to agree before it is known who they are',
  property: 'SP-USR-04',
  with: (decisions) => ({ ...decisions, provesFirst: () => false }),
}
