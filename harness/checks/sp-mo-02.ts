import { check } from './check.ts'
import { succeeded } from './completion.ts'

export default check('SP-MO-02', 'The alert of an end names the Exec that it is the end of', (tally) => {
  /** By phone: correlators of Execs that have not ended, and how many came without one. */
  const pending = new Map<string, { named: string[]; nameless: number }>()
  /** By session: the ends that the phone told in it; and those of sessions that did not go well, which are told again. */
  const told = new Map<string, string[]>()
  const unheard = new Set<string>()
  /** Phones that the stage makes say what is not so. */
  const lying = new Set<string>()
  return ({ event }) => {
    if (event.kind === 'attack' && event.name === 'foreign-report' && event.imei) lying.add(event.imei)
    if (event.kind === 'dm.close') {
      for (const key of told.get(event.session) ?? [])
        if (event.outcome === 'complete') unheard.delete(key)
        else unheard.add(key)
      told.delete(event.session)
    }
    if (event.kind === 'dm.command' && event.cmd === 'Exec' && event.executed) {
      const open = pending.get(event.imei) ?? { named: [], nameless: 0 }
      if (event.correlator === undefined) open.nameless += 1
      else if (open.named.includes(event.correlator))
        tally.fail(event.seq, `correlator ${event.correlator} stands for two Execs at once`)
      else open.named.push(event.correlator)
      pending.set(event.imei, open)
    }
    if (event.kind !== 'alert.sent' || lying.has(event.imei) || succeeded(event) === undefined) return
    const open = pending.get(event.imei) ?? { named: [], nameless: 0 }
    tally.test()
    const { correlator } = event
    if (correlator === undefined) {
      if (open.nameless === 0 && open.named.length > 0)
        tally.fail(event.seq, `an end without correlator, where ${open.named.join(', ')} had been given`)
      open.nameless = Math.max(0, open.nameless - 1)
      return
    }
    const key = `${event.imei} ${correlator}`
    told.set(event.session, [...(told.get(event.session) ?? []), key])
    if (open.named.includes(correlator)) open.named = open.named.filter((each) => each !== correlator)
    else if (!unheard.has(key))
      tally.fail(event.seq, `correlator ${correlator} is that of no Exec that this phone was given`)
  }
})
