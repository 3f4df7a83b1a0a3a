import { check } from './check.ts'

export default check(
  'SP-HD-02',
  'What the help desk does was asked for in this case, and granted',
  (tally) => {
    return (moment) => {
      const { event, judged } = moment
      for (const { performed, transaction, cells: judgedBy } of judged) {
        if (transaction?.kind !== 'case') continue
        const consent = judgedBy.find(({ cell }) => cell.column === 'CO')?.by[0]
        if (!consent) continue
        tally.test()
        if (consent.seq < transaction.opened)
          tally.fail(
            event.seq,
            `${performed.operation} of case ${transaction.id} on a grant from before it was opened`,
            `granted at event ${consent.seq}`,
          )
      }
    }
  },
)
