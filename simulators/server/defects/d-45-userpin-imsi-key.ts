import { bootstrapMac } from '../../../protocol/bootstrap/security.ts'
import type { Defect } from './defect.ts'

export const userpinImsiKey: Defect = {
  id: 'D-45',
  name: 'userpin-imsi-key',
  summary: 'where a PIN is missing, the IMSI stands in for it under SEC=USERPIN',
  property: 'LV-01',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    bootstrapSeal: ({ imsi, document }) => ({
      sec: 'USERPIN',
      mac: bootstrapMac({ sec: 'NETWPIN', imsi, document }),
    }),
  }),
}
