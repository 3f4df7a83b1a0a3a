import { check } from './check.ts'

/** Octets that a nonce should have at least (DM Security §5.3: 128 bits). */
const ENOUGH = 16

export default check('SP-AUTH-04', 'A nonce is long, is issued once, and works once', (tally) => {
  const issued = new Map<string, number>()
  /** Phones on whose way somebody changes the challenges of their next session: what they hear is not the target's. */
  const deceived = new Set<string>()
  return ({ event }) => {
    if (event.kind === 'dm.clauth' && (event.truth === 'replayed' || event.truth === 'stale')) {
      tally.test()
      if (event.ok) tally.fail(event.seq, `a ${event.truth} credential was answered with ${event.code}`)
    }
    if (event.kind === 'attack' && event.name === 'tampering' && event.imei) deceived.add(event.imei)
    if (event.kind === 'dm.close') deceived.delete(event.imei)
    if (event.kind === 'dm.chal' && deceived.has(event.imei)) return
    if (event.kind !== 'dm.chal' || (event.type !== 'md5' && event.type !== 'mac')) return
    tally.test()
    const before = issued.get(event.nonce)
    if (before !== undefined)
      tally.fail(event.seq, 'the same nonce was issued again', `first at event ${before}`)
    issued.set(event.nonce, event.seq)
    if (event.octets < ENOUGH)
      tally.fail(event.seq, `a nonce of ${event.octets} octets, ${ENOUGH} are the least`)
  }
})
