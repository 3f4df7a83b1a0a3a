import { check } from './check.ts'
import { succeeded } from './completion.ts'

export default check(
  'SP-SUB-02',
  'The subscription does not change between proof, operation and completion',
  (tally) => {
    const began = new Map<string, string | undefined>()
    /** Subscription under which software was ordered onto a phone, and the one whose session reported the end. */
    const ordered = new Map<string, string>()
    const strangers = new Set<string>()
    return ({ event, judged, facts }) => {
      if (event.kind === 'dm.open') began.set(event.session, facts.cardIn(event.imei))
      if (
        event.kind === 'sim.insert' &&
        [...began.keys()].some((name) => facts.session(name)?.imei === event.imei)
      )
        tally.test()
      if (event.kind === 'dm.close') began.delete(event.session)
      if (event.kind === 'alert.sent' && succeeded(event) !== undefined && event.imsi) {
        const before = ordered.get(event.imei)
        if (before !== undefined && before !== event.imsi) {
          tally.test()
          strangers.add(before)
        }
        ordered.delete(event.imei)
      }
      if (event.kind === 'pay.debit' && strangers.has(event.imsi ?? ''))
        tally.fail(event.seq, `${event.imsi} pays for what another card in the phone reported`)
      for (const { performed } of judged) {
        const { operation, session = '', imei = '', imsi } = performed
        if (event.kind !== 'dm.command' || operation === 'OP-INV' || operation === 'OP-LOCK') continue
        tally.test()
        if ((operation === 'OP-DL' || operation === 'OP-UP') && imsi) ordered.set(imei, imsi)
        if (began.has(session) && began.get(session) !== facts.cardIn(imei))
          tally.fail(event.seq, `${event.cmd} ${event.target} after the card had changed in mid-session`)
      }
    }
  },
)
