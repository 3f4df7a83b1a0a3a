import { check } from './check.ts'

export default check('SP-OLD-01', 'After the take-over the previous operator has no say', (view, tally) => {
  const retired = new Set<string>()
  for (const event of view.events) {
    if (event.kind === 'account.retired') {
      retired.add(`${event.imei} ${event.serverId}`)
      tally.test()
    }
    if (event.kind === 'bs.applied') retired.delete(`${event.imei} ${event.serverId}`)
    const acts = (event.kind === 'dm.command' && event.executed) || event.kind === 'noti.accept'
    if (acts && retired.has(`${event.imei} ${event.serverId}`)) {
      tally.fail(event.seq, `${event.serverId} acted after it had been retired`)
    }
  }
})
