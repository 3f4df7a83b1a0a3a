import { check } from './check.ts'

export default check('SP-PC-04', 'The account that orders is that of the card in the phone', (tally) => {
  return (moment) => {
    const { event, judged, facts } = moment
    for (const { performed, certain } of judged) {
      if (certain?.kind !== 'portal' || certain.imsi === undefined) continue
      const imei = certain.imei ?? performed.imei
      const card = imei === undefined ? undefined : facts.cardIn(imei)
      if (card === undefined) continue
      tally.test()
      if (card !== certain.imsi)
        tally.fail(
          event.seq,
          `${performed.operation} for the account of ${certain.imsi}, but the card in the phone is ${card}`,
        )
    }
  }
})
