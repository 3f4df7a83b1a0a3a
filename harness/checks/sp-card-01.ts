import { check } from './check.ts'

export default check('SP-CARD-01', 'What a card brought is there only while the card is', (view, tally) => {
  const fromCard = new Map<string, string>()
  const inside = new Map<string, string | undefined>()
  for (const event of view.events) {
    if (event.kind === 'bs.applied') {
      if (event.origin === 'card') fromCard.set(`${event.imei} ${event.serverId}`, event.imsi)
      else fromCard.delete(`${event.imei} ${event.serverId}`)
    }
    if (event.kind === 'account.retired' && fromCard.delete(`${event.imei} ${event.serverId}`)) tally.test()
    if (event.kind === 'sim.insert') inside.set(event.imei, event.imsi)
    if (event.kind === 'sim.remove') inside.set(event.imei, undefined)
    if (event.kind !== 'dm.open') continue
    const owner = fromCard.get(`${event.imei} ${event.serverId}`)
    if (owner === undefined) continue
    tally.test()
    if (owner !== inside.get(event.imei))
      tally.fail(event.seq, 'a session with an account whose card is gone')
  }
})
