import { check } from './check.ts'

export default check(
  'SP-BOOT-03',
  'The device of an enterprise takes only a subscription that the enterprise allows',
  (view, tally) => {
    const said = new Map<string, string>()
    const refused = new Set<string>()
    for (const event of view.events) {
      if (event.kind === 'enterprise.query') said.set(event.imei, event.answer)
      if (event.kind === 'sim.rejected') tally.test()
      if (event.kind === 'enterprise.query' && event.by === 'server' && event.answer !== 'allowed') {
        tally.test()
        refused.add(event.imsi)
      }
      if (event.kind === 'bs.sent' && event.sender === 'target' && refused.has(event.imsi ?? '')) {
        tally.fail(event.seq, `a bootstrap was sent to ${event.imsi}, which the enterprise had refused`)
      }
      if (event.kind !== 'bs.applied' && event.kind !== 'bs.refused') continue
      const answer = said.get(event.imei)
      if (answer === undefined) continue
      tally.test()
      if (event.kind === 'bs.applied' && answer !== 'allowed') {
        tally.fail(event.seq, `applied although the enterprise said ${answer}`)
      }
    }
    for (const { finding } of view.cells)
      if (finding?.property === 'SP-BOOT-03') tally.fail(finding.seq, finding.message, finding.nearest)
  },
)
