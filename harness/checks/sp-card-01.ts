import { check } from './check.ts'

export default check('SP-CARD-01', 'What a card brought is there only while the card is', (tally) => {
  const fromCard = new Map<string, string>()
  /** Phones that were made to do what no phone should. */
  const made = new Set<string>()
  return ({ event, facts }) => {
    const account = 'serverId' in event && 'imei' in event ? `${event.imei} ${event.serverId}` : ''
    if (event.kind === 'bs.applied') {
      if (event.origin === 'card') fromCard.set(account, event.imsi)
      else fromCard.delete(account)
    }
    if (event.kind === 'account.retired' && fromCard.delete(account)) tally.test()
    if (event.kind === 'attack' && event.imei) made.add(event.imei)
    if (event.kind !== 'dm.open' || made.delete(event.imei)) return
    const owner = fromCard.get(account)
    if (owner === undefined) return
    tally.test()
    if (owner !== facts.cardIn(event.imei))
      tally.fail(event.seq, 'a session with an account whose card is gone')
  }
})
