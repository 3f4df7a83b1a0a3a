import { check } from './check.ts'
import { provenBy } from './user-proofs.ts'

export default check(
  'SP-USR-07',
  'Only the authenticated subscriber agrees for the subscription',
  (tally) =>
    ({ event, judged, book }) => {
      for (const { performed, transaction, certain, cells } of judged) {
        const user = cells.find(({ cell }) => cell.column === 'UA')?.by[0]
        const consent = cells.find(({ cell }) => cell.column === 'CO')?.by[0]
        if (user?.by === undefined || consent?.by === undefined || (transaction && !certain)) continue
        tally.test()
        // Several may have proven to be the subscriber, whose secrets more than one can know: one of them must agree.
        const proven = provenBy(book, performed.imsi).some(({ by, dead }) => by === consent.by && !dead)
        if (consent.by !== user.by && !proven)
          tally.fail(
            event.seq,
            `${performed.operation}: ${consent.by} agreed, but it was ${user.by} who had proven to be the subscriber`,
          )
      }
    },
)
