import { check } from './check.ts'

export default check('SP-EIR-01', 'Nothing is done to equipment on the black list', (view, tally) => {
  const black = new Set<string>()
  const allowed = new Set<string>()
  for (const event of view.events) {
    if (event.kind === 'eir.change') {
      if (event.status === 'black') black.add(event.imei)
      else black.delete(event.imei)
    }
    if (event.kind === 'eir.query' && event.answer === 'white') {
      if (black.has(event.imei)) tally.test()
      allowed.add(event.imei)
    }
    if ((event.kind === 'order' || event.kind === 'dm.open') && black.has(event.imei ?? '')) tally.test()
    const acts =
      event.kind === 'bs.applied' || (event.kind === 'dm.command' && event.executed && event.cmd !== 'Get')
    if (acts && black.has(event.imei) && !allowed.has(event.imei))
      tally.fail(event.seq, `${event.kind} on black ${event.imei}`)
  }
  for (const { finding } of view.cells)
    if (finding?.property === 'SP-EIR-01') tally.fail(finding.seq, finding.message, finding.nearest)
})
