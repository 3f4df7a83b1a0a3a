import { check } from './check.ts'

export default check(
  'SP-AUTH-05',
  'Under MAC each message proves itself and brings the next nonce',
  (tally, { dialect }) => {
    // Only the server itself can be blamed: a session with an impostor is judged by SP-AUTH-01.
    const genuine = new Set<string>()
    /** By session: accepted MACs whose answer has brought no nonce yet. */
    const owing = new Map<string, number[]>()
    const wrong = new Map<string, { seq: number; message: string }[]>()
    const blame = (session: string, seq: number, message: string) =>
      wrong.set(session, [...(wrong.get(session) ?? []), { seq, message }])
    const close = (session: string) => {
      for (const seq of owing.get(session) ?? [])
        blame(session, seq, 'no next nonce came with the answer to a MAC')
      if (genuine.has(session))
        for (const { seq, message } of wrong.get(session) ?? []) tally.fail(seq, message)
      for (const each of [owing, wrong, genuine]) each.delete(session)
    }
    const unclosed = new Set<string>()
    return {
      take: ({ event }) => {
        if (event.kind === 'dm.open') unclosed.add(event.session)
        if (event.kind === 'dm.srvauth') {
          if (event.ok) genuine.add(event.session)
          if (dialect.auth === 'mac' && event.type !== 'mac') tally.test()
        }
        if (event.kind === 'dm.chal') owing.get(event.session)?.pop()
        if (event.kind === 'dm.close' && unclosed.delete(event.session)) close(event.session)
        if (event.kind !== 'dm.clauth' || event.type !== 'mac') return
        tally.test()
        if (event.truth === 'altered' && event.ok)
          tally.fail(event.seq, 'a message whose body had changed was accepted')
        if (event.truth !== 'genuine' || !event.ok) return
        if (event.code !== 200)
          blame(event.session, event.seq, `a MAC was answered with ${event.code}, not 200`)
        owing.set(event.session, [...(owing.get(event.session) ?? []), event.seq])
      },
      end: () => {
        for (const session of unclosed) close(session)
      },
    }
  },
)
