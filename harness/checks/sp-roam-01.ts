import { check } from './check.ts'

export default check('SP-ROAM-01', 'Nobody but active own subscribers is provisioned', (view, tally) => {
  const foreign = new Set<string>()
  for (const event of view.events) {
    if (event.kind === 'hlr.change' && event.status === 'cancelled') {
      foreign.add(event.imsi)
      tally.test()
    }
    if (event.kind === 'hlr.query' && event.own === false && event.imsi) {
      foreign.add(event.imsi)
      tally.test()
    }
    const to = event.kind === 'bs.sent' && event.sender === 'target' ? event.imsi : undefined
    if (to && foreign.has(to)) tally.fail(event.seq, `a bootstrap was sent to ${to}, who is no customer here`)
  }
  for (const { cell, finding } of view.cells) {
    if (cell.property !== 'SP-ROAM-01') continue
    tally.test()
    if (finding) tally.fail(finding.seq, finding.message, finding.nearest)
  }
})
