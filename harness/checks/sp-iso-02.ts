import { check } from './check.ts'

export default check(
  'SP-ISO-02',
  'The address of one device’s session opens nothing for another',
  (tally) => {
    /** Sessions in which a device uses what was given to another one. */
    const intruders = new Set<string>()
    return ({ event, judged }) => {
      if (event.kind === 'attack' && event.name === 'stolen-resp-uri' && event.session) {
        intruders.add(event.session)
        tally.test()
      }
      if (event.kind === 'dm.clauth' && event.ok && intruders.has(event.session))
        tally.fail(event.seq, `the server answered ${event.code} to the wrong device`)
      for (const { performed } of judged) {
        if (intruders.has(performed.session ?? ''))
          tally.fail(event.seq, 'a device went on in the session of another by knowing its address')
      }
    }
  },
)
