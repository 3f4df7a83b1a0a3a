import { check } from './check.ts'
import { provenBy } from './user-proofs.ts'

export default check(
  'SP-USR-04',
  'An agreement counts when it follows the proof of who agrees',
  (tally) =>
    ({ event, judged, book }) => {
      for (const { performed, transaction, certain, cells } of judged) {
        const user = cells.find(({ cell }) => cell.column === 'UA')?.by[0]
        const consent = cells.find(({ cell }) => cell.column === 'CO')?.by[0]
        if (!user || !consent || (transaction && !certain)) continue
        tally.test()
        const since = user.since ?? user.seq
        const before = provenBy(book, performed.imsi).some(
          (each) => (each.since ?? each.seq) < consent.seq && (each.dead?.seq ?? consent.seq) >= consent.seq,
        )
        if (consent.seq < since && !before)
          tally.fail(
            event.seq,
            `${performed.operation} on an agreement that was given before anybody had proven who they are`,
            `agreed at event ${consent.seq}, proven at event ${since}`,
          )
      }
    },
)
