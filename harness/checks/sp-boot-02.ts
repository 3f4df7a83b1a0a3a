import type { EvidenceCode } from '../identity/evidence/evidence.ts'
import { check } from './check.ts'

export default check(
  'SP-BOOT-02',
  'A bootstrap is sent only for a detected pair or a verified request of an active customer',
  (tally) => {
    return (moment) => {
      const { event, book } = moment
      if (event.kind === 'order' && (event.name === 'pairs' || event.name === 'requests')) tally.test()
      if (event.kind !== 'bs.sent' || event.sender !== 'target') return
      tally.test()
      const holds = (...codes: EvidenceCode[]) =>
        codes
          .flatMap((code) => book.held(code))
          .some(({ imsi, t, ttlMs, dead }) => imsi === event.imsi && !dead && event.t - t <= ttlMs)
      if (!holds('DN', 'UO'))
        tally.fail(event.seq, 'a bootstrap was sent for a pair that nobody had detected or asked for')
      if (!holds('SH'))
        tally.fail(
          event.seq,
          'a bootstrap was sent to a subscription that is not known as an active customer',
        )
    }
  },
)
