import type { Operation } from '../identity/operation.ts'
import { check } from './check.ts'

const HARMLESS: ReadonlySet<Operation> = new Set(['OP-LOOK', 'OP-NOTI', 'OP-INV', 'OP-LOCK'])

export default check('SP-ROAM-01', 'Nobody but active own subscribers is provisioned', (tally) => {
  const foreign = new Set<string>()
  return (moment) => {
    const { event, judged } = moment
    const gone = event.kind === 'hlr.change' && event.status === 'cancelled' ? event.imsi : undefined
    const visitor = event.kind === 'hlr.query' && event.own === false ? event.imsi : undefined
    for (const imsi of [gone, visitor]) {
      if (!imsi) continue
      foreign.add(imsi)
      tally.test()
    }
    const to = event.kind === 'bs.sent' && event.sender === 'target' ? event.imsi : undefined
    if (to && foreign.has(to)) tally.fail(event.seq, `a bootstrap was sent to ${to}, who is no customer here`)
    for (const { performed, transaction } of judged) {
      const { operation, imsi = '' } = performed
      // Whose customer somebody is does not matter to the manufacturer.
      if (transaction?.delegated) continue
      if (event.kind !== 'bs.applied' && !HARMLESS.has(operation) && foreign.has(imsi))
        tally.fail(event.seq, `${operation} for ${imsi}, who is no customer here`)
    }
  }
})
