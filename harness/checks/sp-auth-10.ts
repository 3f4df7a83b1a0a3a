import { imei14Of } from '../../protocol/identity/imei.ts'
import { check } from './check.ts'

/** Failed authentications in a row that a server may answer before it locks the account (identity matrix SP-AUTH-10). */
const ALLOWED = 3

export default check(
  'SP-AUTH-10',
  'Guessing is stopped: after three failures in a row nothing is accepted',
  (tally) => {
    const inARow = new Map<string, number>()
    /** Whose account is tried: the device that a session names, which need not be the one that speaks. */
    const named = new Map<string, string>()
    return (moment) => {
      const { event } = moment
      if (event.kind === 'dm.msg' && event.dir === 'sent' && !named.has(event.session))
        named.set(event.session, imei14Of(moment.message?.hdr.source.locURI ?? '') ?? event.imei)
      if (event.kind === 'dm.close') named.delete(event.session)
      // A new account has a new password, of which nobody has guessed anything yet: whether it has arrived, no server can know.
      if (event.kind === 'secret.delivered') inARow.delete(event.imei)
      if (event.kind === 'bs.sent' && event.sender === 'target' && event.imsi !== undefined)
        inARow.delete(moment.facts.phoneWith(event.imsi) ?? '')
      if (event.kind !== 'dm.clauth') return
      const imei = named.get(event.session) ?? event.imei
      const failures = inARow.get(imei) ?? 0
      if (event.truth === 'wrong' && !event.ok) {
        inARow.set(imei, failures + 1)
        return
      }
      if (event.truth === 'genuine' && failures > ALLOWED) {
        tally.test()
        if (event.ok)
          tally.fail(event.seq, `accepted after ${failures} failures in a row, as if nothing had happened`)
      }
      if (event.ok) inARow.set(imei, 0)
    }
  },
)
