import { check } from './check.ts'

export default check('SP-AUTH-09', 'Who fails to authenticate changes nothing that lasts', (view, tally) => {
  const failed = new Set<string>()
  const guesses = new Map<string, number>()
  const started = new Map<string, number>()
  for (const event of view.events) {
    if (event.kind === 'dm.open') started.set(event.session, event.seq)
    const stranger =
      (event.kind === 'dm.srvauth' && !event.ok) ||
      (event.kind === 'dm.clauth' && !event.ok && event.truth !== 'genuine')
    if (stranger) failed.add(event.session)
    // Who guesses too often is locked out, and shall be (SP-AUTH-10).
    if (event.kind === 'dm.clauth' && event.truth === 'wrong') {
      guesses.set(event.imei, (guesses.get(event.imei) ?? 0) + 1)
    }
    if (event.kind !== 'dm.close' || (guesses.get(event.imei) ?? 0) >= 3) continue
    if (failed.has(event.session) || failed.size === 0) continue
    tally.test()
    if (event.outcome === 'refused') {
      tally.fail(
        event.seq,
        `after a failed authentication a genuine session no longer works: ${event.reason}`,
      )
    }
  }
})
