import { check } from './check.ts'

export default check(
  'SP-HD-05',
  'What was installed to find a fault is gone when the case closes',
  (tally) => {
    /** By case: applications that were installed under it, and when. */
    const installed = new Map<string, Map<string, number>>()
    /** By phone: the case for which software was ordered onto it last. */
    const current = new Map<string, string>()
    return ({ event, judged, facts }) => {
      for (const { performed, certain } of judged) {
        if (!performed.imei || (performed.operation !== 'OP-DL' && performed.operation !== 'OP-UP')) continue
        if (certain?.kind === 'case') current.set(performed.imei, certain.id)
        else current.delete(performed.imei)
      }
      if (event.kind === 'pkg.install' && event.ok && event.mo === 'scomo') {
        const name = current.get(event.imei)
        if (name === undefined) return
        tally.test()
        installed.set(name, (installed.get(name) ?? new Map()).set(`${event.imei} ${event.name}`, event.seq))
      }
      if (event.kind === 'pkg.remove' && event.ok)
        for (const each of installed.values()) each.delete(`${event.imei} ${event.name}`)
      // What is in somebody else's phone by now is out of the desk's reach.
      if (event.kind === 'sim.insert' && facts.cardIn(event.imei) !== event.imsi)
        for (const each of installed.values())
          for (const key of each.keys()) if (key.startsWith(`${event.imei} `)) each.delete(key)
      if (event.kind !== 'care.close') return
      for (const [name, seq] of installed.get(event.case) ?? [])
        tally.fail(
          event.seq,
          `case ${event.case} was closed while ${name} was still there`,
          `installed at event ${seq}`,
        )
      for (const [imei, name] of current) if (name === event.case) current.delete(imei)
    }
  },
)
