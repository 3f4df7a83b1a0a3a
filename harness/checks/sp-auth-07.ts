import { check } from './check.ts'

export default check('SP-AUTH-07', 'No two devices are given the same secret', (tally) => {
  const owners = new Map<string, string>()
  return ({ event }) => {
    if (event.kind !== 'secret.delivered') return
    for (const secret of [event.clientSecret, event.serverSecret]) {
      const other = owners.get(secret)
      tally.test()
      if (other !== undefined)
        tally.fail(
          event.seq,
          `a secret of ${event.imei}+${event.imsi} had been given out before, to ${other}`,
        )
      owners.set(secret, `${event.imei}+${event.imsi}`)
    }
  }
})
