import { check } from './check.ts'

export default check(
  'SP-ISO-01',
  'Sessions never mix, even with equal SessionIDs',
  (tally, { expectation }) => {
    const lawful = expectation.outcome === 'lawful'
    /** Sessions that are open now, by SessionID; and those that were open beside one of another device with the same. */
    const open = new Map<string, Map<string, string>>()
    const beside = new Set<string>()
    const speaker = new Map<string, string>()
    const intruders = new Set<string>()
    return (moment) => {
      const { event } = moment
      if (event.kind === 'attack' && event.session) intruders.add(event.session)
      if (event.kind === 'dm.open') {
        const others = open.get(event.wireSessionID) ?? new Map<string, string>()
        const strangers = [...others].filter(([, imei]) => imei !== event.imei)
        if (strangers.length > 0) {
          tally.test()
          for (const name of [event.session, ...strangers.map(([session]) => session)]) beside.add(name)
        }
        open.set(event.wireSessionID, others.set(event.session, event.imei))
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
      for (const others of open.values()) others.delete(event.session)
      const broken = event.outcome === 'refused' || event.outcome === 'failed'
      // Where anything may happen a session can end for many reasons: what is owed to whom is judged by LV-01.
      if (!lawful && broken && beside.has(event.session) && !intruders.has(event.session))
        tally.fail(event.seq, `a genuine session ended: ${event.reason}`)
    }
  },
)
