import { check } from './check.ts'

const IN_SESSION = new Set(['aaa.query', 'he.header', 'dm.subauth'])

export default check(
  'SP-SUB-03',
  'Identity headers count only from the operator’s own gateway, and only once',
  (tally) => {
    const doubtful = new Map<string, string>()
    let speaking: string | undefined
    return ({ event, judged, book }) => {
      if (event.kind === 'dm.msg') speaking = event.dir === 'sent' ? event.session : undefined
      if (event.kind === 'dm.close') doubtful.delete(event.session)
      // What comes by the line of a phone of ours has passed the operator's gateway, which lets no claim of the client through.
      if (event.kind === 'he.header' && event.imei !== '') {
        tally.test()
        if (!event.trusted) tally.fail(event.seq, `the gateway passed on what the client claims to be`)
      }
      if (event.kind === 'he.header' && speaking && (!event.trusted || event.count !== 1)) {
        tally.test()
        doubtful.set(speaking, `${event.count} header${event.count === 1 ? '' : 's'} saying ${event.msisdn}`)
      }
      for (const { performed } of judged) {
        const why = doubtful.get(performed.session ?? '')
        if (!why || performed.operation === 'OP-INV') continue
        const proven = book
          .held('SI')
          .some(({ dead, imsi, source }) => !dead && imsi === performed.imsi && IN_SESSION.has(source))
        if (!proven) tally.fail(event.seq, `${performed.operation} on the word of ${why}`)
      }
    }
  },
)
