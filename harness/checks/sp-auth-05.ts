import { check } from './check.ts'

export default check(
  'SP-AUTH-05',
  'Under MAC each message proves itself and brings the next nonce',
  (view, tally) => {
    const { events } = view
    // Only the server itself can be blamed: a session with an impostor is judged by SP-AUTH-01.
    const genuine = new Set(
      view
        .of('dm.srvauth')
        .filter(({ ok }) => ok)
        .map(({ session }) => session),
    )
    for (const [at, event] of events.entries()) {
      if (event.kind !== 'dm.clauth' || event.type !== 'mac') continue
      tally.test()
      if (event.truth === 'altered' && event.ok)
        tally.fail(event.seq, 'a message whose body had changed was accepted')
      if (event.truth !== 'genuine' || !event.ok || !genuine.has(event.session)) continue
      if (event.code !== 200) tally.fail(event.seq, `a MAC was answered with ${event.code}, not 200`)
      const next = events[at + 1]
      if (next?.kind !== 'dm.chal') tally.fail(event.seq, 'no next nonce came with the answer to a MAC')
    }
    for (const event of view.of('dm.srvauth')) {
      if (view.header.dialect.auth !== 'mac' || event.type === 'mac') continue
      tally.test()
    }
  },
)
