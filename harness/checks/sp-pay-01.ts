import { check } from './check.ts'

export default check(
  'SP-PAY-01',
  'Money moves after the payer has proven who they are and agreed',
  (tally) => {
    return (moment) => {
      // Whoever is asked and refuses is a test as well.
      const { event } = moment
      if (event.kind === 'portal.confirm' && event.answer === 'no') tally.test()
      if (event.kind === 'pay.auth' && !event.ok) tally.test()
    }
  },
)
