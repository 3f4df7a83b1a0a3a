import { check } from './check.ts'

export default check(
  'SP-ISO-01',
  'Sessions never mix, even with equal SessionIDs',
  (tally, { expectation }) => {
    const lawful = expectation.outcome === 'lawful'
    const openBy = new Map<string, Set<string>>()
    const speaker = new Map<string, string>()
    const intruders = new Set<string>()
    let mixable = false
    return (moment) => {
      const { event } = moment
      if (event.kind === 'attack' && event.session) intruders.add(event.session)
      if (event.kind === 'dm.open') {
        const others = openBy.get(event.wireSessionID) ?? new Set()
        if ([...others].some((imei) => imei !== event.imei)) {
          mixable = true
          tally.test()
        }
        openBy.set(event.wireSessionID, others.add(event.imei))
      }
      if (event.kind === 'dm.msg') {
        const from = speaker.get(event.session)
        const { message } = moment
        if (message && event.dir === 'sent') speaker.set(event.session, message.hdr.source.locURI)
        if (message && event.dir === 'received' && from !== undefined && message.hdr.target.locURI !== from)
          tally.fail(event.seq, `an answer for ${message.hdr.target.locURI} went to ${from}`)
      }
      if (event.kind !== 'dm.close') return
      speaker.delete(event.session)
      const broken = event.outcome === 'refused' || event.outcome === 'failed'
      // Where anything may happen a session can end for many reasons: what is owed to whom is judged by LV-01.
      if (!lawful && broken && mixable && !intruders.has(event.session))
        tally.fail(event.seq, `a genuine session ended: ${event.reason}`)
    }
  },
)
