import { check } from './check.ts'

export default check(
  'SP-ISO-02',
  'The address of one device’s session opens nothing for another',
  (view, tally) => {
    const intruders = new Map<string, number>()
    for (const event of view.of('attack')) {
      if (event.name === 'stolen-resp-uri' && event.session) intruders.set(event.session, event.seq)
    }
    tally.test(intruders.size)
    for (const { event, session = '' } of view.inSessions) {
      if (intruders.has(session))
        tally.fail(event.seq, 'a device went on in the session of another by knowing its address')
    }
    for (const event of view.of('dm.clauth')) {
      if (intruders.has(event.session) && event.ok)
        tally.fail(event.seq, `the server answered ${event.code} to the wrong device`)
    }
  },
)
