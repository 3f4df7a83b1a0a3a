import { check } from './check.ts'

export default check(
  'SP-PC-03',
  'Nothing is provisioned before the check of the credentials is over',
  (tally) => {
    /** By order: whether the payer was asked to authenticate, and what came of it. */
    const checks = new Map<string, 'pending' | 'passed' | 'failed'>()
    return ({ event, judged }) => {
      if (event.kind === 'pay.challenge' && checks.get(event.order) !== 'passed')
        checks.set(event.order, 'pending')
      if (event.kind === 'pay.auth') checks.set(event.order, event.ok ? 'passed' : 'failed')
      if (event.kind === 'pay.declined') checks.set(event.order, 'failed')
      for (const { performed, transaction } of judged) {
        const { operation } = performed
        if (transaction?.kind !== 'portal' || (operation !== 'OP-CONF' && operation !== 'OP-ENT')) continue
        tally.test()
        const result = checks.get(transaction.id)
        if (result === 'pending' || result === 'failed')
          tally.fail(
            event.seq,
            `${operation} for ${transaction.id} while the check of its credentials was ${result}`,
          )
      }
    }
  },
)
