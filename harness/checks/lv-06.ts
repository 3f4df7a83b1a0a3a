import { check } from './check.ts'
import { succeeded } from './completion.ts'
import { leavesOpen } from './leaves-open.ts'

/** Virtual milliseconds after which money that is neither taken nor given back is forgotten. */
const A_DAY = 86_400_000

/** What was downloaded and is not installed is not the end of what is paid for (FUMO §8.2: alert types). */
const DOWNLOAD_ALONE = /\.download$/i

export default check('LV-06', 'What was reserved is taken or released', (tally, { expectation }) => {
  const reserved = new Map<
    string,
    { seq: number; t: number; imsi: string | undefined; over?: boolean; told?: string }
  >()
  let now = 0
  return {
    take: ({ event }) => {
      now = event.t
      if (event.kind === 'pay.reserve' && event.ok) {
        tally.test()
        reserved.set(event.order, { seq: event.seq, t: event.t, imsi: event.imsi ?? event.account })
      }
      if (event.kind === 'pay.debit' || event.kind === 'pay.release') reserved.delete(event.order)
      const result = event.kind === 'alert.sent' ? succeeded(event) : undefined
      if (event.kind === 'alert.sent' && result !== undefined && !(result && DOWNLOAD_ALONE.test(event.type)))
        for (const each of reserved.values())
          if (each.imsi === event.imsi) Object.assign(each, { over: true, told: event.session })
      // Nobody has heard what was said in a session that was refused.
      if (event.kind === 'dm.close' && event.outcome === 'refused')
        for (const each of reserved.values()) if (each.told === event.session) each.over = false
      // Who cannot be asked now is asked in the next session.
      if (leavesOpen(event)) for (const each of reserved.values()) each.over = false
      if (event.kind === 'entitlement.on') {
        const each = reserved.get(event.order)
        if (each) each.over = true
      }
    },
    end: () => {
      for (const [order, { seq, t, over }] of reserved) {
        // Where anything may happen time alone tells a server nothing: it hears of it from a phone.
        if (over || (now - t > A_DAY && expectation.outcome !== 'lawful'))
          tally.fail(seq, `the money reserved for ${order} was neither taken nor released`)
      }
    },
  }
})
