import { check } from './check.ts'

export default check('SP-AUTH-07', 'No two devices are given the same secret', (view, tally) => {
  const owners = new Map<string, string>()
  for (const event of view.of('secret.delivered')) {
    for (const secret of [event.clientSecret, event.serverSecret]) {
      const owner = `${event.imei}+${event.imsi}`
      const other = owners.get(secret)
      tally.test()
      if (other !== undefined)
        tally.fail(event.seq, `a secret of ${owner} had been given out before, to ${other}`)
      owners.set(secret, owner)
    }
  }
})
