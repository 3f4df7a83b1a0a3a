import { check } from './check.ts'

export default check('SP-SUB-01', 'Only network, card or key say which subscription it is', (view, tally) => {
  for (const { cell, finding } of view.cells) {
    if (cell.property !== 'SP-SUB-01') continue
    tally.test()
    if (finding) tally.fail(finding.seq, finding.message, finding.nearest)
  }
  // A session in which the subscription is claimed or proven wrongly is a test as well, whether or not it led to anything.
  const claims = view.of('dm.subauth').filter(({ truth }) => truth !== 'genuine')
  tally.test(claims.length)
  const doubtful = new Map(claims.map(({ session, truth }) => [session, truth]))
  for (const { event, operation, session = '' } of view.inSessions) {
    const truth = doubtful.get(session)
    if (truth && operation !== 'OP-INV')
      tally.fail(event.seq, `${operation} after a ${truth} proof of the subscription`)
  }
  if (view.header.expectation.outcome === 'withheld') tally.test(view.of('dm.open').length)
})
