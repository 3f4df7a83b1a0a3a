import { centsOf } from '../../world/money.ts'
import type { Defect } from './defect.ts'

export const checkThenDebit: Defect = {
  id: 'D-97',
  name: 'check-then-debit',
  summary: 'the balance is looked at first and taken from afterwards',
  property: 'SP-PAY-06',
  difficulty: 4,
  with: (decisions) => ({
    ...decisions,
    takePrepaid: async (payment, charge) => {
      const balance = await payment.balance(charge.imsi)
      if (balance.kind !== 'ok') return balance
      if ((centsOf(balance.value) ?? 0) < charge.cents) return { kind: 'refused', reason: 'too little' }
      return payment.debit(charge, true)
    },
  }),
}
