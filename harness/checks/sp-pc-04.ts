import { check } from './check.ts'

export default check('SP-PC-04', 'The account that orders is that of the card in the phone', (tally) => {
  return (moment) => {
    const { event, judged, facts } = moment
    for (const { performed, transaction } of judged) {
      if (transaction?.kind !== 'portal' || transaction.imsi === undefined) continue
      const imei = transaction.imei ?? performed.imei
      const card = imei === undefined ? undefined : facts.cardIn(imei)
      if (card === undefined) continue
      tally.test()
      if (card !== transaction.imsi)
        tally.fail(
          event.seq,
          `${performed.operation} for the account of ${transaction.imsi}, but the card in the phone is ${card}`,
        )
    }
  }
})
