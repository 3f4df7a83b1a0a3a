import { check } from './check.ts'

/** The case for which software was ordered onto a phone, and the caller's card: the one that was inside then. */
interface Ordered {
  readonly id: string
  readonly imsi: string | undefined
}

/** An application in a phone, with whose card it was ordered. */
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
    const current = new Map<string, Ordered>()
    return ({ event, judged, facts }) => {
      for (const { performed, certain } of judged) {
        const { imei, operation } = performed
        if (!imei || (operation !== 'OP-DL' && operation !== 'OP-UP')) continue
        if (certain?.kind === 'case') current.set(imei, { id: certain.id, imsi: facts.cardIn(imei) })
        else current.delete(imei)
      }
      if (event.kind === 'pkg.install' && event.ok && event.mo === 'scomo') {
        const { imei, name, seq } = event
        const ordered = current.get(imei)
        if (!ordered) return
        tally.test()
        const { id, imsi } = ordered
        // It came to somebody else’s phone, which does not report to the desk.
        if ((facts.cardIn(imei) ?? imsi) !== imsi) return
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
      for (const [imei, { id }] of current) if (id === event.case) current.delete(imei)
    }
  },
)
