import { check } from './check.ts'

export default check('SP-NON-03', 'The special nonce opens a session once for a secret', (tally) => {
  const used = new Map<string, number>()
  return ({ event }) => {
    if (event.kind === 'secret.delivered') used.delete(`${event.imei} ${event.serverId}`)
    if (event.kind === 'noti.drop' && event.reason === 'resync') tally.test()
    if (event.kind !== 'noti.accept' || !event.resync) return
    tally.test()
    const name = `${event.imei} ${event.serverId}`
    const before = used.get(name)
    if (before !== undefined)
      tally.fail(event.seq, 'a second resynchronisation under the same secret', `first at event ${before}`)
    used.set(name, event.seq)
  }
})
