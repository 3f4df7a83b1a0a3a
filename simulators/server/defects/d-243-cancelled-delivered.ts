import type { Defect } from './defect.ts'

export const cancelledDelivered: Defect = {
  id: 'D-243',
  name: 'cancelled-delivered',
  summary: 'what was ordered is delivered, although the customer has cancelled it meanwhile',
  property: 'SP-PAY-07',
  with: (decisions) => ({ ...decisions, orderStands: () => true }),
}
