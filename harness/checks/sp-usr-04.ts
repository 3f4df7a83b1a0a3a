import { check } from './check.ts'

export default check(
  'SP-USR-04',
  'An agreement counts when it follows the proof of who agrees',
  (tally) =>
    ({ event, judged }) => {
      for (const { performed, cells } of judged) {
        const user = cells.find(({ cell }) => cell.column === 'UA')?.by[0]
        const consent = cells.find(({ cell }) => cell.column === 'CO')?.by[0]
        if (!user || !consent) continue
        tally.test()
        const since = user.since ?? user.seq
        if (consent.seq < since)
          tally.fail(
            event.seq,
            `${performed.operation} on an agreement that was given before anybody had proven who they are`,
            `agreed at event ${consent.seq}, proven at event ${since}`,
          )
      }
    },
)
