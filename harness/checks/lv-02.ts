import { check } from './check.ts'

export default check('LV-02', 'A stale nonce costs one challenge and no more', (view, tally) => {
  const stale = new Set(
    view
      .of('dm.clauth')
      .filter(({ truth }) => truth === 'stale')
      .map(({ session }) => session),
  )
  for (const session of stale) {
    const challenges = view.of('dm.clauth').filter((event) => event.session === session && !event.ok)
    const close = view.of('dm.close').find((event) => event.session === session)
    // Where anything may happen a session can end for many reasons; one that went well shows what the nonce cost.
    if (close?.outcome !== 'complete' && view.header.expectation.outcome === 'lawful') continue
    tally.test()
    if (close?.outcome !== 'complete')
      tally.fail(close?.seq ?? 0, `the session did not recover: ${close?.reason ?? 'no end'}`)
    else if (challenges.length !== 1) tally.fail(close.seq, `${challenges.length} challenges instead of one`)
  }
})
