import { check } from './check.ts'

/** FUMO §5.1: states from which an update may begin. 70 still has the data. */
const READY: ReadonlySet<number> = new Set([50, 70])

export default check('SP-FW-04', 'Firmware is updated only when a package is ready for it', (tally) => {
  const state = new Map<string, number>()
  return ({ event }) => {
    if (event.kind === 'mo.state' && event.mo === 'fumo') {
      tally.test()
      const before = state.get(`${event.imei} ${event.node}`)
      if (event.to === 60 && !READY.has(event.from))
        tally.fail(event.seq, `the update began in state ${event.from}`)
      if (before !== undefined && before !== event.from)
        tally.fail(event.seq, `state ${event.from} follows ${before} without a transition`)
      state.set(`${event.imei} ${event.node}`, event.to)
    }
    if (event.kind !== 'dm.command' || event.cmd !== 'Exec' || !/\/Update$/.test(event.target)) return
    const root = event.target.replace(/\/Update$/, '')
    const now = state.get(`${event.imei} ${root}`)
    tally.test()
    if (event.executed && now !== undefined && !READY.has(now) && now !== 60)
      tally.fail(event.seq, `Exec ${event.target} was accepted in state ${now}`)
  }
})
