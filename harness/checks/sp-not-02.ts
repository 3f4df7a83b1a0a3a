import { check } from './check.ts'

export default check('SP-NOT-02', 'One trigger leads to at most one session', (tally) => {
  const opened = new Map<string, number>()
  return ({ event }) => {
    if (event.kind === 'noti.accept' || event.kind === 'noti.drop') tally.test()
    if (event.kind === 'bs.applied') {
      for (const name of opened.keys())
        if (name.startsWith(`${event.imei} ${event.serverId} `)) opened.delete(name)
    }
    if (event.kind !== 'dm.open' || event.initiatedBy !== 'server') return
    const name = `${event.imei} ${event.serverId} ${event.wireSessionID}`
    const before = opened.get(name)
    if (before !== undefined)
      tally.fail(
        event.seq,
        `a second session ${event.wireSessionID} for one trigger`,
        `first at event ${before}`,
      )
    opened.set(name, event.seq)
  }
})
