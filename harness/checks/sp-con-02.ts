import { check } from './check.ts'

/** Orders that give a target something to do with a phone. */
const WORK: ReadonlySet<string> = new Set([
  ...['offers', 'contracts', 'campaigns', 'cases', 'case-query', 'case-repair'],
])

/** Orders that a target has followed when the phone has had one session that went well. */
const SET_UP: ReadonlySet<string> = new Set(['requests', 'pairs', 'notifications'])

export default check('SP-CON-02', 'Where there is nothing to do nobody is asked', (tally) => {
  /** Phones, subscriptions and `*` for everybody: what the target has been given to do. */
  const work = new Set<string>()
  /** The same, of those that one good session is the end of. */
  const setUp = new Set<string>()
  const provisioned = new Map<string, number>()
  return ({ event, judged, facts }) => {
    const give = (...subjects: (string | undefined)[]) => {
      const known = subjects.filter((each) => each !== undefined)
      for (const each of known.length > 0 ? known : ['*']) work.add(each)
    }
    if (event.kind === 'order' && event.accepted && WORK.has(event.name)) give(event.imei, event.imsi)
    if (event.kind === 'order' && event.accepted && SET_UP.has(event.name))
      for (const each of [event.imei, event.imsi]) if (each !== undefined) setUp.add(each)
    if (event.kind === 'dm.close' && event.outcome === 'complete')
      for (const each of [event.imei, facts.cardIn(event.imei)]) if (each !== undefined) setUp.delete(each)
    if (event.kind === 'care.open') give(facts.imsiOf(event.msisdn))
    if (event.kind === 'portal.order') {
      give(event.imei, event.imsi ?? facts.imsiOfAccount(event.account))
      if (event.imei) provisioned.delete(event.imei)
    }
    if (event.kind === 'alert.sent') give(event.imei)
    if (event.kind === 'ui.prompt' && event.what === 'alert') {
      tally.test()
      const { imei } = event
      if (![imei, facts.cardIn(imei) ?? '', '*'].some((each) => work.has(each) || setUp.has(each)))
        tally.fail(event.seq, `asked “${event.text}” although nothing was to be done`)
    }
    for (const { performed, certain } of judged)
      if (certain?.kind === 'portal' && performed.operation === 'OP-CONF' && performed.imei)
        provisioned.set(performed.imei, event.seq)
    if (event.kind === 'pc.minutes' && event.low) provisioned.delete(event.imei)
    if (event.kind !== 'pc.consent') return
    tally.test()
    const before = provisioned.get(event.imei)
    if (before !== undefined)
      tally.fail(
        event.seq,
        'asked to provision a phone that has all it needs',
        `provisioned at event ${before}`,
      )
  }
})
