import { check } from './check.ts'

export default check(
  'SP-BF-04',
  'A manufacturer learns of phones, and nothing of subscribers',
  (tally) =>
    ({ event }) => {
      if (event.kind !== 'manufacturer.request') return
      tally.test()
      if (event.subscriberData)
        tally.fail(event.seq, `the manufacturer was told who uses ${event.imei}: ${event.fields.join(', ')}`)
      if (!event.mutual) tally.fail(event.seq, 'operator and manufacturer did not authenticate each other')
    },
)
