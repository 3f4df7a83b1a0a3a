import { check } from './check.ts'

/** An application in a phone, with whose card it was put there. */
interface Installed {
  readonly imei: string
  readonly name: string
  readonly imsi: string | undefined
  readonly seq: number
}

export default check(
  'SP-HD-05',
  'What was installed to find a fault is gone when the case closes',
  (tally) => {
    /** By case: applications that were installed under it and are still there. */
    const installed = new Map<string, Installed[]>()
    /** By phone: the case for which software was ordered onto it last. */
    const current = new Map<string, string>()
    return ({ event, judged, facts }) => {
      for (const { performed, certain } of judged) {
        if (!performed.imei || (performed.operation !== 'OP-DL' && performed.operation !== 'OP-UP')) continue
        if (certain?.kind === 'case') current.set(performed.imei, certain.id)
        else current.delete(performed.imei)
      }
      if (event.kind === 'pkg.install' && event.ok && event.mo === 'scomo') {
        const { imei, name, seq } = event
        const id = current.get(imei)
        if (id === undefined) return
        tally.test()
        const imsi = facts.cardIn(imei)
        installed.set(id, [...(installed.get(id) ?? []), { imei, name, imsi, seq }])
      }
      if (event.kind === 'pkg.remove' && event.ok)
        for (const [id, all] of installed)
          installed.set(
            id,
            all.filter(({ imei, name }) => imei !== event.imei || name !== event.name),
          )
      if (event.kind !== 'care.close') return
      for (const { imei, name, imsi, seq } of installed.get(event.case) ?? []) {
        // What is in somebody else's phone by now is out of the desk's reach.
        if ((facts.cardIn(imei) ?? imsi) !== imsi) continue
        tally.fail(
          event.seq,
          `case ${event.case} was closed while ${name} was still on ${imei}`,
          `installed at event ${seq}`,
        )
      }
      installed.delete(event.case)
      for (const [imei, id] of current) if (id === event.case) current.delete(imei)
    }
  },
)
