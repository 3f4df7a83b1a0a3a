import type { EvidenceBook } from '../identity/evidence-book.ts'
import type { Operation } from '../identity/operation.ts'
import { check } from './check.ts'

const BAD: ReadonlySet<string> = new Set(['timeout', 'error', 'suspended', 'unknown'])
/** What needs neither a customer nor clean equipment. */
const HARMLESS: ReadonlySet<Operation> = new Set(['OP-LOOK', 'OP-NOTI', 'OP-INV', 'OP-LOCK', 'OP-BOOT'])

export default check('SP-HLR-02', 'Without an answer of HLR and EIR nothing is done', (tally) => {
  /** By subscription or phone: what its register last failed to say. */
  const open = new Map<string, string>()
  const excuse = (book: EvidenceBook, code: 'SH' | 'DE', subject: string, t: number) =>
    book
      .held(code)
      .some(
        (each) => !each.dead && t - each.t <= each.ttlMs && (each.imsi === subject || each.imei === subject),
      )
  return ({ event, judged, book, facts }) => {
    const bad = (subject: string | undefined, why: string) => {
      tally.test()
      open.set(subject ?? '', why)
    }
    if (event.kind === 'hlr.query') {
      const subject = event.imsi ?? (event.key === 'msisdn' ? facts.imsiOf(event.value) : event.value)
      if (BAD.has(event.answer)) bad(subject, `the HLR said ${event.answer}`)
      else open.delete(subject ?? '')
    }
    if (event.kind === 'eir.query') {
      if (BAD.has(event.answer)) bad(event.imei, `the EIR said ${event.answer}`)
      else open.delete(event.imei)
    }
    if (event.kind === 'hlr.change' && event.status === 'suspended')
      bad(event.imsi, 'the subscription had been suspended')
    const acting =
      event.kind === 'bs.sent' && event.sender === 'target'
        ? [{ what: 'a bootstrap was sent', imsi: event.imsi, imei: event.imei }]
        : judged
            .filter(({ performed, settles }) => !settles && !HARMLESS.has(performed.operation))
            .map(({ performed: { operation, imsi, imei }, cells }) => ({
              ...{ what: operation, imei },
              // What needs no customer asks no HLR, e.g. a fix of the manufacturer's.
              imsi: cells.some(({ cell }) => cell.column === 'SH') ? imsi : undefined,
            }))
    for (const { what, imsi, imei } of acting) {
      const noHlr = imsi !== undefined && !excuse(book, 'SH', imsi, event.t) ? open.get(imsi) : undefined
      const noEir = imei !== undefined && !excuse(book, 'DE', imei, event.t) ? open.get(imei) : undefined
      const why = noHlr ?? noEir
      if (why) tally.fail(event.seq, `${what} although ${why}`)
    }
  }
})
