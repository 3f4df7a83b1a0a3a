import { check } from './check.ts'

/** Requirements on usability, 10 and 11: neither a query nor a question may cost the caller the call. */
export default check('SP-HD-06', 'What the help desk does leaves the caller’s call alone', (tally) => {
  /** By phone that is in a call: what was done to it for a case since. */
  const talking = new Map<string, string | undefined>()
  return ({ event, judged }) => {
    if (event.kind === 'voice.begin') talking.set(event.imei, undefined)
    for (const { performed, certain } of judged) {
      if (certain?.kind !== 'case' || !performed.imei || !talking.has(performed.imei)) continue
      tally.test()
      talking.set(performed.imei, performed.operation)
    }
    if (event.kind !== 'voice.end') return
    const done = talking.get(event.imei)
    talking.delete(event.imei)
    if (done !== undefined && event.why !== 'hung-up')
      tally.fail(event.seq, `the call broke off (${event.why}) after ${done} for the help desk`)
  }
})
