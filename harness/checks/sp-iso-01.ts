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
  const speaker = new Map<string, string>()
  for (const { event, message } of view.messages) {
    if (!message) continue
    if (event.dir === 'sent') speaker.set(event.session, message.hdr.source.locURI)
    const from = speaker.get(event.session)
    if (event.dir === 'received' && from !== undefined && message.hdr.target.locURI !== from) {
      tally.fail(event.seq, `an answer for ${message.hdr.target.locURI} went to ${from}`)
    }
  }
  const intruders = new Set(view.of('attack').map(({ session }) => session))
  // Where anything may happen a session can end for many reasons: what is owed to whom is judged by LV-01.
  if (tally.evaluated === 0 || view.header.expectation.outcome === 'lawful') return
  for (const event of view.of('dm.close')) {
    const broken = event.outcome === 'refused' || event.outcome === 'failed'
    if (broken && !intruders.has(event.session))
      tally.fail(event.seq, `a genuine session ended: ${event.reason}`)
  }
})
