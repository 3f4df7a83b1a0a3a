import type { Operation } from '../identity/operation.ts'
import { check } from './check.ts'

/** What may be done to stolen equipment: find out about it, and lock it. */
const HARMLESS: ReadonlySet<Operation> = new Set(['OP-LOOK', 'OP-NOTI', 'OP-INV', 'OP-LOCK'])

export default check(
  'SP-EIR-01',
  'Nothing is done to equipment on the black list but locking it',
  (tally) => {
    const black = new Set<string>()
    /** Subscriptions for which the register makes an exception, by phone. */
    const allowed = new Map<string, Set<string>>()
    return (moment) => {
      const { event, judged } = moment
      if (event.kind === 'eir.change') {
        if (event.status === 'black') black.add(event.imei)
        else black.delete(event.imei)
      }
      if (event.kind === 'eir.query' && event.answer === 'black') black.add(event.imei)
      if (event.kind === 'eir.query' && event.answer === 'white' && black.has(event.imei)) {
        tally.test()
        allowed.set(event.imei, (allowed.get(event.imei) ?? new Set()).add(event.imsi ?? ''))
      }
      if ((event.kind === 'order' || event.kind === 'dm.open') && black.has(event.imei ?? '')) tally.test()
      for (const { performed, settles, transaction } of judged) {
        const { operation, imei = '', imsi = '' } = performed
        // A manufacturer asks no register: the matrix leaves it open (B17).
        if (
          settles ||
          transaction?.delegated ||
          HARMLESS.has(operation) ||
          !black.has(imei) ||
          allowed.get(imei)?.has(imsi)
        )
          continue
        tally.fail(event.seq, `${operation} on black ${imei}`)
      }
    }
  },
)
