import { flagsOf } from '../identity/flags.ts'
import { check } from './check.ts'

export default check('SP-BF-03', 'A phone of another network gets no free fix', (tally, header) => {
  const least = Number(flagsOf(header.flags)['bugFix.minPairedSeconds']) * 1000
  /** By phone: since when the card inside has been seen with it; and phones that are meant for another network. */
  const since = new Map<string, { imsi: string; t: number }>()
  const locked = new Set<string>()
  const bound = new Map<string, string>()
  return ({ event, judged }) => {
    if (event.kind === 'sim.rejected' && event.category.startsWith('N')) locked.add(event.imei)
    if (event.kind === 'phone.bound') bound.set(event.imei, `${event.to} by its ${event.by}`)
    if (event.kind === 'net.attach') {
      const before = since.get(event.imei)
      if (before?.imsi !== event.imsi) since.set(event.imei, { imsi: event.imsi, t: event.t })
    }
    if (event.kind === 'net.pair') {
      const t = event.t - event.ageSeconds * 1000
      const before = since.get(event.imei)
      if (before?.imsi === event.imsi && t < before.t) since.set(event.imei, { imsi: event.imsi, t })
    }
    for (const { performed, certain } of judged) {
      if (certain?.kind !== 'campaign' || certain.delegated || performed.imei === undefined) continue
      tally.test()
      const { imei, operation } = performed
      const pair = since.get(imei)
      if (locked.has(imei))
        tally.fail(event.seq, `${operation} on ${imei}, which is locked to another network`)
      else if (bound.has(imei))
        tally.fail(event.seq, `${operation} on ${imei}, which is bound to ${bound.get(imei)}`)
      else if (pair && event.t - pair.t < least)
        tally.fail(
          event.seq,
          `${operation} on ${imei}, which was paired ${Math.round((event.t - pair.t) / 1000)} s ago`,
        )
    }
  }
})
