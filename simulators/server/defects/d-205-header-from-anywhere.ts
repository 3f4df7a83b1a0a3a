import type { Defect } from './defect.ts'

export const headerFromAnywhere: Defect = {
  id: 'D-205',
  name: 'header-from-anywhere',
  summary: 'an identity header is believed whoever wrote it',
  property: 'SP-SUB-03',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    identityHeader: ({ values }) => values[0]?.trim(),
    lineIdentifies: ({ bound, msisdn }) => bound || msisdn !== undefined,
  }),
}
