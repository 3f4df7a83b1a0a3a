import { centsOf } from '../../world/money.ts'
import type { Defect } from './defect.ts'

export const amountFromTheForm: Defect = {
  id: 'D-96',
  name: 'amount-from-the-form',
  summary: 'the amount is taken from a field of the form',
  property: 'SP-PAY-02',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    amountToPay: (order, form) => centsOf(form['amount'] ?? '') ?? order.cents,
  }),
}
