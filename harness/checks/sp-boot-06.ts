import { check } from './check.ts'

export default check('SP-BOOT-06', 'An account ends with the pair that it was made for', (tally) => {
  const madeFor = new Map<string, string>()
  const secrets = new Map<string, string>()
  return ({ event, judged, facts }) => {
    if (event.kind === 'secret.delivered') {
      madeFor.set(`${event.imei} ${event.serverId}`, event.imsi)
      const other = secrets.get(event.clientSecret)
      if (other !== undefined && other !== event.imsi)
        tally.fail(event.seq, 'the client secret of another subscription was given out again')
      if (other === undefined && secrets.size > 0) tally.test()
      secrets.set(event.clientSecret, event.imsi)
    }
    if (event.kind !== 'dm.open' && event.kind !== 'dm.command') return
    const owner = madeFor.get(`${event.imei} ${event.serverId}`)
    if (owner === undefined || owner === facts.cardIn(event.imei)) return
    if (event.kind === 'dm.open') tally.test()
    // What is done under it for the subscription, not what the maker of the phone does without one.
    else if (
      event.executed &&
      judged.some(
        ({ performed: { operation }, transaction }) => operation !== 'OP-INV' && !transaction?.delegated,
      )
    )
      tally.fail(
        event.seq,
        `${event.cmd} ${event.target} by an account of ${owner}, whose card is no longer inside`,
      )
  }
})
