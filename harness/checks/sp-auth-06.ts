import { imei14Of } from '../../protocol/identity/imei.ts'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { check } from './check.ts'

export default check(
  'SP-AUTH-06',
  'The device that speaks is the one that owns the account and that the network sees',
  (tally) => {
    const wrong = new Map<string, string>()
    const elsewhere = new Map<string, string>()
    const heard = new Set<string>()
    let speaking: { session: string; imei: string } | undefined
    return (moment) => {
      const { event, judged } = moment
      if (event.kind === 'dm.msg') {
        speaking = event.dir === 'sent' ? event : undefined
        if (event.dir === 'sent' && !heard.has(event.session) && moment.message) {
          heard.add(event.session)
          tally.test()
          for (const claimed of claimsIn(moment.message)) {
            if (imei14Of(claimed) !== event.imei) wrong.set(event.session, `it called itself ${claimed}`)
          }
        }
      }
      if (event.kind === 'he.header' && event.trusted && speaking && speaking.imei !== event.imei)
        elsewhere.set(speaking.session, `the network sees ${event.imei} on that line`)
      if (event.kind === 'tls.client' && speaking) {
        tally.test()
        if (event.subject !== speaking.imei)
          wrong.set(speaking.session, `its certificate is that of ${event.subject}`)
      }
      if (event.kind === 'dm.clauth' && event.truth === 'foreign') {
        tally.test()
        if (event.ok)
          tally.fail(event.seq, 'a credential that belongs to another device or subscription was accepted')
      }
      if (event.kind === 'dm.close') heard.delete(event.session)
      for (const { performed, transaction } of judged) {
        const { session = '' } = performed
        // The manufacturer asks no network whose line it is.
        const why = wrong.get(session) ?? (transaction?.delegated ? undefined : elsewhere.get(session))
        if (why) tally.fail(event.seq, `${performed.operation} on ${performed.session}, although ${why}`)
      }
    }
  },
)

/** Everything by which a message says which equipment speaks: SyncHdr, and DevId where it is sent. */
function claimsIn({ hdr, body }: SyncML): string[] {
  const devIds = body.commands.flatMap((each) =>
    each.name === 'Replace'
      ? each.items.filter(({ source, target }) => (source ?? target)?.locURI === './DevInfo/DevId')
      : [],
  )
  return [hdr.source.locURI, ...devIds.flatMap(({ data }) => (typeof data === 'string' ? [data] : []))]
}
