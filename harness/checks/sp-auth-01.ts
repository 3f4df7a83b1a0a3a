import { check } from './check.ts'

export default check(
  'SP-AUTH-01',
  'A device executes nothing for a server that has not proven itself',
  (tally) => {
    const proven = new Set<string>()
    return ({ event }) => {
      if (event.kind === 'dm.srvauth') {
        tally.test()
        if (event.ok) proven.add(event.session)
        else proven.delete(event.session)
      }
      if (event.kind === 'dm.close') proven.delete(event.session)
      if (event.kind !== 'dm.command') return
      tally.test()
      if (event.executed && !proven.has(event.session))
        tally.fail(
          event.seq,
          `${event.cmd} ${event.target} executed for ${event.serverId}, which had not proven itself`,
        )
    }
  },
)
