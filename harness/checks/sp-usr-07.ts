import { check } from './check.ts'

export default check(
  'SP-USR-07',
  'Only the authenticated subscriber agrees for the subscription',
  (tally) =>
    ({ event, judged }) => {
      for (const { performed, cells } of judged) {
        const user = cells.find(({ cell }) => cell.column === 'UA')?.by[0]
        const consent = cells.find(({ cell }) => cell.column === 'CO')?.by[0]
        if (user?.by === undefined || consent?.by === undefined) continue
        tally.test()
        if (consent.by !== user.by)
          tally.fail(
            event.seq,
            `${performed.operation}: ${consent.by} agreed, but it was ${user.by} who had proven to be the subscriber`,
          )
      }
    },
)
