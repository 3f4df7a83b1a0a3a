import { check } from './check.ts'

export default check('LV-02', 'A stale nonce costs one challenge and no more', (tally, { expectation }) => {
  /** By session in which a stale credential was shown: how often the server refused. */
  const challenges = new Map<string, number>()
  return ({ event }) => {
    if (event.kind === 'dm.clauth' && event.truth === 'stale' && !challenges.has(event.session))
      challenges.set(event.session, 0)
    if (event.kind === 'dm.clauth' && !event.ok && challenges.has(event.session))
      challenges.set(event.session, (challenges.get(event.session) ?? 0) + 1)
    if (event.kind !== 'dm.close') return
    const times = challenges.get(event.session)
    challenges.delete(event.session)
    const recovered = event.outcome === 'complete'
    // Where anything may happen a session can end for many reasons; one that went well shows what the nonce cost.
    if (times === undefined || (!recovered && expectation.outcome === 'lawful')) return
    tally.test()
    if (!recovered) tally.fail(event.seq, `the session did not recover: ${event.reason}`)
    else if (times !== 1) tally.fail(event.seq, `${times} challenges instead of one`)
  }
})
