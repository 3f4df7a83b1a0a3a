import { check } from './check.ts'

export default check('SP-PC-05', 'The phone that is provisioned is the one that was found', (tally) => {
  /** By PC: phones that it has associated with; by order: the phone that it is for. */
  const found = new Map<string, Set<string>>()
  const orderedFor = new Map<string, string>()
  return ({ event, judged, facts }) => {
    if (event.kind === 'pc.assoc' && event.ok)
      found.set(event.pc, (found.get(event.pc) ?? new Set()).add(event.imei))
    if (event.kind === 'pc.close') found.get(event.pc)?.delete(event.imei)
    if (event.kind === 'portal.order' && event.imei) orderedFor.set(event.order, event.imei)
    const entitled = event.kind === 'entitlement.on' ? orderedFor.get(event.order) : undefined
    if (event.kind === 'entitlement.on' && event.imei && entitled) {
      tally.test()
      if (event.imei !== entitled)
        tally.fail(event.seq, `${event.item} was switched on for ${event.imei}, ordered for ${entitled}`)
    }
    if (event.kind !== 'dm.command') return
    const { pc } = facts.session(event.session) ?? {}
    for (const { performed } of judged) {
      if (performed.operation === 'OP-ENT' && orderedFor.size > 0) {
        tally.test()
        if (![...orderedFor.values()].includes(event.imei))
          tally.fail(event.seq, `${event.target} on ${event.imei}, for which nobody ordered anything`)
      }
      if (pc === undefined || performed.operation === 'OP-INV') continue
      tally.test()
      if (!found.get(pc)?.has(event.imei))
        tally.fail(
          event.seq,
          `${performed.operation} on ${event.imei}, which is not the phone that ${pc} had found`,
        )
    }
  }
})
