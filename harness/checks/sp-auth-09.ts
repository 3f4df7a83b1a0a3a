import { imei14Of } from '../../protocol/identity/imei.ts'
import type { Stamped } from '../history/event.ts'
import { check } from './check.ts'

/** Failures after which an account is locked, and shall be (SP-AUTH-10). */
const LOCKS = 3

/** After these a phone that was served may rightly be refused: the play is about something else by then. */
const TURNS = /^(sim|net|hlr|eir|bs|account|secret|server)\.(?!query)/

/** A session that was served long ago says little of the next one. */
const RECENT_MS = 3_600_000

export default check(
  'SP-AUTH-09',
  'Who fails to authenticate changes nothing that lasts',
  (tally, { expectation }) => {
    const lawful = expectation.outcome === 'lawful'
    const failed = new Set<string>()
    /** Sessions that name another device than the one that speaks: no genuine ones. */
    const disguised = new Set<string>()
    const guesses = new Map<string, number>()
    /** When a phone was last served, with nothing since but sessions. */
    const served = new Map<string, number>()
    return ({ event, message }) => {
      if (TURNS.test(event.kind)) {
        if ('imei' in event && event.imei) served.delete(event.imei)
        else served.clear()
      }
      // What comes next is no genuine session.
      if (event.kind === 'attack' && event.imei) served.delete(event.imei)
      if (event.kind === 'dm.msg' && event.dir === 'sent' && message) {
        const named = imei14Of(message.hdr.source.locURI) ?? event.imei
        if (named !== event.imei) disguised.add(event.session)
      }
      if (hasFailed(event)) failed.add(event.session)
      if (event.kind === 'dm.clauth' && !event.ok && event.truth !== 'genuine')
        guesses.set(event.imei, (guesses.get(event.imei) ?? 0) + 1)
      if (event.kind !== 'dm.close' || (guesses.get(event.imei) ?? 0) >= LOCKS) return
      const own = !failed.has(event.session) && !disguised.has(event.session)
      const before = served.get(event.imei)
      const expected = !lawful || (before !== undefined && event.t - before < RECENT_MS)
      if (own && failed.size > 0 && expected) {
        tally.test()
        if (event.outcome === 'refused')
          tally.fail(
            event.seq,
            `after a failed authentication a genuine session no longer works: ${event.reason}`,
          )
      }
      if (own && event.outcome === 'complete') served.set(event.imei, event.t)
    }
  },
)

function hasFailed(event: Stamped): event is Extract<Stamped, { kind: 'dm.srvauth' | 'dm.clauth' }> {
  if (event.kind === 'dm.srvauth') return !event.ok
  return event.kind === 'dm.clauth' && !event.ok && event.truth !== 'genuine'
}
