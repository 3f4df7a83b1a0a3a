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
      for (const { performed, certain } of judged) {
        const { operation } = performed
        if (certain?.kind !== 'portal' || (operation !== 'OP-CONF' && operation !== 'OP-ENT')) continue
        tally.test()
        const result = checks.get(certain.id)
        if (result === 'pending' || result === 'failed')
          tally.fail(
            event.seq,
            `${operation} for ${certain.id} while the check of its credentials was ${result}`,
          )
      }
    }
  },
)
