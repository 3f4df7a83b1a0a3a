import type { Operation } from '../identity/operation.ts'
import { check } from './check.ts'

/** Nobody's pair is relied on when somebody is only looked up. */
const HARMLESS: ReadonlySet<Operation> = new Set(['OP-LOOK', 'OP-NOTI', 'OP-INV'])

export default check('SP-EIR-02', 'An IMEI that is on the network twice proves no pair', (tally) => {
  const attached = new Map<string, Set<string>>()
  const twice = (imei: string) => (attached.get(imei)?.size ?? 0) > 1
  return ({ event, judged }) => {
    if (event.kind === 'net.attach')
      attached.set(event.imei, (attached.get(event.imei) ?? new Set()).add(event.imsi))
    if (event.kind === 'net.detach') attached.get(event.imei)?.delete(event.imsi)
    if ((event.kind === 'order' || event.kind === 'dm.open') && twice(event.imei ?? '')) tally.test()
    for (const { performed, transaction } of judged) {
      const { operation, imei = '' } = performed
      // The manufacturer relies on no pair: to it the device itself has proven which one it is.
      if (!HARMLESS.has(operation) && !transaction?.delegated && twice(imei))
        tally.fail(event.seq, `${operation} on ${imei}, which is attached twice`)
    }
  }
})
