import { check } from './check.ts'

export default check('SP-HD-03', 'The help desk works on the phone that the caller’s card is in', (tally) => {
  return (moment) => {
    const { event, judged, facts } = moment
    for (const { performed, certain } of judged) {
      if (certain?.kind !== 'case' || certain.imsi === undefined || performed.imei === undefined) continue
      tally.test()
      const card = facts.cardIn(performed.imei)
      if (card !== certain.imsi)
        tally.fail(
          event.seq,
          `${performed.operation} of case ${certain.id} on ${performed.imei}, which has the card ${card ?? 'of nobody'}`,
        )
    }
  }
})
