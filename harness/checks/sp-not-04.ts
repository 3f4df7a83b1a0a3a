import { check } from './check.ts'

/** Orders that a target is given because a user asked for something. */
const ASKED: ReadonlySet<string> = new Set(['requests', 'cases', 'case-query', 'case-repair'])

export default check(
  'SP-NOT-04',
  'A trigger says that the user caused it only when the user did',
  (tally) => {
    const asked = new Set<string>()
    return ({ event, facts }) => {
      const by = (imsi: string | undefined) => asked.add(imsi ?? 'somebody')
      if (event.kind === 'care.call') {
        asked.add(event.msisdn)
        by(facts.imsiOf(event.msisdn))
      }
      // A number may have moved to another subscription by the time the server looks it up.
      if (event.kind === 'hlr.query' && event.key === 'msisdn' && asked.has(event.value)) by(event.imsi)
      if (event.kind === 'portal.order') by(event.imsi ?? facts.imsiOfAccount(event.account))
      if (event.kind === 'alert.sent' && /userrequest/i.test(event.type)) by(event.imsi)
      if (event.kind === 'order' && ASKED.has(event.name)) by(event.imsi)
      if (event.kind !== 'noti.sent' || event.sender !== 'target') return
      tally.test()
      const known =
        asked.has('somebody') ||
        asked.has(event.imsi ?? '') ||
        asked.has(event.msisdn ?? '') ||
        event.imsi === undefined
      if (event.initiator === 0 && !(known && asked.size > 0))
        tally.fail(event.seq, 'initiator “user” without any request of the user')
    }
  },
)
