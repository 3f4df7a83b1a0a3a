import { check } from './check.ts'

export default check('SP-NOT-02', 'One trigger leads to at most one session', (view, tally) => {
  const opened = new Map<string, number>()
  tally.test(view.of('noti.accept', 'noti.drop').length)
  for (const event of view.of('dm.open')) {
    if (event.initiatedBy !== 'server') continue
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
