import { check } from './check.ts'

/** How long a number that moved to another card proves nobody, unless its owner showed a document (N35). */
const SETTLING_MS = 3 * 24 * 3600 * 1000

export default check(
  'SP-USR-01',
  'What costs money or is personal is done for a user who is the subscriber',
  (tally) => {
    const moved = new Map<string, { at: number; confirmed: boolean }>()
    return ({ event, judged }) => {
      if (event.kind === 'hlr.move') moved.set(event.imsi, { at: event.t, confirmed: event.confirmed })
      for (const { performed, transaction } of judged) {
        const imsi = performed.imsi ?? transaction?.imsi
        const move = imsi === undefined ? undefined : moved.get(imsi)
        if (performed.operation !== 'OP-PAY' || !move) continue
        tally.test()
        if (!move.confirmed && event.t - move.at < SETTLING_MS)
          tally.fail(event.seq, `${imsi} is charged, whose number was on another card a while ago`)
      }
    }
  },
)
