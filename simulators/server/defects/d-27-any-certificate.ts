import type { Defect } from './defect.ts'

export const anyCertificate: Defect = {
  id: 'D-27',
  name: 'any-certificate',
  summary: 'a TLS certificate of any device will do, whichever device the message names',
  property: 'SP-AUTH-06',
  with: (decisions) => ({ ...decisions, certificateAgrees: () => true }),
}
