import { check } from './check.ts'

export default check(
  'SP-SUB-03',
  'Identity headers count only from the operator’s own gateway, and only once',
  (view, tally) => {
    const doubtful = new Map<string, string>()
    const proven = new Set<string>()
    let speaking: string | undefined
    for (const event of view.events) {
      if (event.kind === 'dm.msg') speaking = event.dir === 'sent' ? event.session : undefined
      if (event.kind === 'dm.subauth' && event.ok && event.truth === 'genuine') proven.add(event.session)
      if (event.kind === 'he.header' && speaking && (!event.trusted || event.count !== 1)) {
        tally.test()
        doubtful.set(speaking, `${event.count} header${event.count === 1 ? '' : 's'} saying ${event.msisdn}`)
      }
      if (event.kind !== 'dm.command' || !event.executed || event.cmd === 'Get') continue
      const why = doubtful.get(event.session)
      if (why && !proven.has(event.session))
        tally.fail(event.seq, `${event.cmd} ${event.target} on the word of ${why}`)
    }
  },
)
