import { check } from './check.ts'

export default check('SP-ISO-01', 'Sessions never mix, even with equal SessionIDs', (view, tally) => {
  const openBy = new Map<string, Set<string>>()
  for (const event of view.events) {
    if (event.kind === 'dm.open') {
      const others = openBy.get(event.wireSessionID) ?? new Set()
      if ([...others].some((imei) => imei !== event.imei)) tally.test()
      openBy.set(event.wireSessionID, others.add(event.imei))
    }
  }
  const targets = new Map(view.of('dm.open').map(({ session, imei }) => [session, imei]))
  for (const { event, message } of view.messages) {
    if (event.dir !== 'received' || !message) continue
    const owner = targets.get(event.session)
    const to = /\d{14}/.exec(message.hdr.target.locURI)?.[0]
    if (owner && to && to !== owner && !view.of('attack').some(({ name }) => name === 'claims')) {
      tally.fail(event.seq, `an answer for ${to} went to ${owner}`)
    }
  }
  const refused = view.of('dm.close').filter(({ outcome }) => outcome !== 'complete')
  if (tally.evaluated > 0)
    for (const event of refused) tally.fail(event.seq, `a genuine session ended: ${event.reason}`)
})
