import { check } from './check.ts'

const DOWN: ReadonlySet<string> = new Set(['timeout', 'error'])

export default check(
  'LV-04',
  'After an outage of the HLR what waited is done or accounted for',
  (tally, { log }) => {
    /** By subscription: the outage, and whether the HLR has answered since that it is an active customer. */
    const waiting = new Map<string, { seq: number; again?: number }>()
    return {
      take: ({ event, judged, facts }) => {
        if (event.kind === 'hlr.query') {
          const imsi = event.imsi ?? (event.key === 'imsi' ? event.value : facts.imsiOf(event.value))
          if (imsi === undefined) return
          if (DOWN.has(event.answer)) waiting.set(imsi, { seq: event.seq })
          const open = waiting.get(imsi)
          if (open && event.answer === 'active' && event.own) waiting.set(imsi, { ...open, again: event.seq })
        }
        const sent = event.kind === 'bs.sent' && event.sender === 'target' ? event.imsi : undefined
        const reported = event.kind === 'log.record' ? event.imsi : undefined
        const done = judged
          .filter(({ performed }) => performed.operation !== 'OP-LOOK')
          .map(({ performed }) => performed.imsi)
        for (const imsi of [sent, reported, ...done]) {
          const open = imsi === undefined ? undefined : waiting.get(imsi)
          if (imsi === undefined || open?.again === undefined) continue
          waiting.delete(imsi)
          tally.test()
        }
      },
      // Without a log that can be read, what was put off with a reason looks like what was forgotten.
      end: () => {
        for (const [imsi, { seq, again }] of log ? waiting : []) {
          if (again === undefined) continue
          tally.test()
          tally.fail(
            again,
            `nothing came of ${imsi} after the HLR had answered again`,
            `the outage was event ${seq}`,
          )
        }
      },
    }
  },
)
