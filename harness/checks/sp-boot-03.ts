import { check } from './check.ts'

export default check(
  'SP-BOOT-03',
  'The device of an enterprise takes only a subscription that the enterprise allows',
  (tally) => {
    const said = new Map<string, string>()
    const refused = new Set<string>()
    return (moment) => {
      const { event } = moment
      if (event.kind === 'sim.insert') said.delete(event.imei)
      if (event.kind === 'sim.rejected') tally.test()
      if (event.kind === 'enterprise.change') {
        if (event.allowed) refused.delete(event.imsi)
        else refused.add(event.imsi)
      }
      if (event.kind === 'enterprise.query') {
        said.set(event.imei, event.answer)
        if (event.by === 'server') {
          tally.test()
          if (event.answer === 'allowed') refused.delete(event.imsi)
          else refused.add(event.imsi)
        }
      }
      if (event.kind === 'bs.sent' && event.sender === 'target' && refused.has(event.imsi ?? ''))
        tally.fail(event.seq, `a bootstrap was sent to ${event.imsi}, which the enterprise does not allow`)
      if (event.kind !== 'bs.applied' && event.kind !== 'bs.refused') return
      const answer = said.get(event.imei)
      if (answer === undefined) return
      tally.test()
      if (event.kind === 'bs.applied' && answer !== 'allowed')
        tally.fail(event.seq, `applied although the enterprise said ${answer}`)
    }
  },
)
