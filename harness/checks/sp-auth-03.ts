import { authTypeOf, strength } from '../../protocol/credentials/type.ts'
import { check } from './check.ts'

export default check(
  'SP-AUTH-03',
  'The credential type never falls below the policy',
  (tally, { dialect }) => {
    const least = strength(dialect.auth)
    /** Sessions in which the device offers something weaker on purpose. */
    const offered = new Set<string>()
    /** Sessions in which somebody answered: of one that was cut off nobody knows what the device had in mind. */
    const answered = new Set<string>()
    /** What the device sent before it was known why, by session. */
    const sent = new Map<string, { seq: number; type: string }>()
    return {
      take: (moment) => {
        const { event } = moment
        if (event.kind === 'dm.clauth') answered.add(event.session)
        if (event.kind === 'dm.clauth' && event.truth === 'weaker') {
          offered.add(event.session)
          tally.test()
          if (event.ok)
            tally.fail(event.seq, `${event.type} was accepted where ${dialect.auth} is the policy`)
        }
        if (event.kind === 'dm.close') {
          const weak = sent.get(event.session)
          if (weak && answered.has(event.session) && !offered.has(event.session))
            tally.fail(weak.seq, `the device sent a ${weak.type} credential`)
          sent.delete(event.session)
          offered.delete(event.session)
          answered.delete(event.session)
        }
        if (event.kind !== 'dm.msg') return
        const { message } = moment
        const type = authTypeOf(message?.hdr.cred?.meta?.type)
        if (event.dir === 'sent' && type && strength(type) < least)
          sent.set(event.session, { seq: event.seq, type })
        const weaker = message?.body.commands.some((each) => {
          const wanted = each.name === 'Status' ? authTypeOf(each.chal?.meta.type) : undefined
          return wanted !== undefined && strength(wanted) < least
        })
        if (event.dir === 'received' && weaker) tally.test()
      },
    }
  },
)
