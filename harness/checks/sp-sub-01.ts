import { check } from './check.ts'

export default check(
  'SP-SUB-01',
  'Only network, card or key say which subscription it is',
  (tally, { expectation }) => {
    /** Sessions in which the target took a false proof of the subscription for a true one. */
    const fooled = new Map<string, string>()
    return (moment) => {
      const { event, judged } = moment
      if (event.kind === 'dm.subauth' && event.truth !== 'genuine') {
        tally.test()
        if (event.ok) fooled.set(event.session, event.truth)
      }
      if (event.kind === 'dm.close') fooled.delete(event.session)
      if (event.kind === 'dm.open' && expectation.outcome === 'withheld') tally.test()
      for (const { performed } of judged) {
        const truth = fooled.get(performed.session ?? '')
        if (truth && performed.operation !== 'OP-INV')
          tally.fail(event.seq, `${performed.operation} after a ${truth} proof of the subscription`)
      }
    }
  },
)
