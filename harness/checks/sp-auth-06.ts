import { imei14Of } from '../../protocol/identity/imei.ts'
import { check } from './check.ts'

export default check(
  'SP-AUTH-06',
  'The device that speaks is the one that owns the account and that the network sees',
  (view, tally) => {
    const wrong = new Map<string, string>()
    const seen = new Map<string, string>()
    let speaking: string | undefined
    for (const { event, message } of view.messages) {
      if (event.dir !== 'sent' || !message || seen.has(event.session)) continue
      seen.set(event.session, message.hdr.source.locURI)
      tally.test()
      const claimed = imei14Of(message.hdr.source.locURI)
      if (claimed !== event.imei) wrong.set(event.session, `it called itself ${message.hdr.source.locURI}`)
    }
    for (const event of view.events) {
      if (event.kind === 'dm.msg') speaking = event.dir === 'sent' ? event.session : undefined
      if (event.kind === 'he.header' && event.trusted && speaking && !speaking.startsWith(event.imei)) {
        wrong.set(speaking, `the network sees ${event.imei} on that line`)
      }
      if (event.kind === 'dm.clauth' && event.truth === 'foreign') {
        tally.test()
        if (event.ok) tally.fail(event.seq, 'a credential that belongs to another device was accepted')
      }
    }
    for (const { event, session = '', operation } of view.inSessions) {
      const why = wrong.get(session)
      if (why) tally.fail(event.seq, `${operation} on ${session}, although ${why}`)
    }
  },
)
