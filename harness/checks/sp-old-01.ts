import { check } from './check.ts'

export default check('SP-OLD-01', 'After the take-over the previous operator has no say', (tally) => {
  const retired = new Set<string>()
  return ({ event }) => {
    const account = 'serverId' in event && 'imei' in event ? `${event.imei} ${event.serverId}` : ''
    if (event.kind === 'account.retired') {
      retired.add(account)
      tally.test()
    }
    if (event.kind === 'bs.applied') retired.delete(account)
    const acts = (event.kind === 'dm.command' && event.executed) || event.kind === 'noti.accept'
    if (acts && retired.has(account))
      tally.fail(event.seq, `${event.serverId} acted after it had been retired`)
  }
})
