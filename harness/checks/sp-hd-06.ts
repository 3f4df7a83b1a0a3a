import type { Stamped } from '../history/event.ts'
import type { Judged } from '../identity/oracle.ts'
import { check } from './check.ts'

/** What costs a phone its call by its nature, whoever ordered it: another firmware, and a lock. */
type Break = 'restart' | 'locked'

/** A call, with what was done to the phone for a case since, and what befell it for another reason. */
interface Talk {
  done?: string
  broken?: Break
}

/** Requirements on usability, 10 and 11: neither a query nor a question may cost the caller the call. */
export default check('SP-HD-06', 'What the help desk does leaves the caller’s call alone', (tally) => {
  const talking = new Map<string, Talk>()
  /** By phone: breaks that are to come, since something else than a case had them ordered. */
  const foreseen = new Map<string, Set<Break>>()
  return ({ event, judged }) => {
    if (event.kind === 'voice.begin') talking.set(event.imei, {})
    for (const { performed, transaction, certain } of judged) {
      const { imei, operation } = performed
      if (!imei) continue
      const ordered = orderOf(performed)
      const known = foreseen.get(imei) ?? new Set()
      if (ordered && transaction && certain?.kind !== 'case') foreseen.set(imei, known.add(ordered))
      else if (ordered) known.delete(ordered)
      const talk = talking.get(imei)
      if (certain?.kind !== 'case' || !talk) continue
      tally.test()
      talk.done = operation
    }
    const came = cameOf(event)
    if (came && foreseen.get(came.imei)?.delete(came.what)) {
      const talk = talking.get(came.imei)
      if (talk) talk.broken = came.what
    }
    if (event.kind !== 'voice.end') return
    const { done, broken } = talking.get(event.imei) ?? {}
    talking.delete(event.imei)
    if (done !== undefined && event.why !== 'hung-up' && event.why !== broken)
      tally.fail(event.seq, `the call broke off (${event.why}) after ${done} for the help desk`)
  }
})

function orderOf({ operation, event }: Judged['performed']): Break | undefined {
  if (operation === 'OP-LOCK') return 'locked'
  return event.kind === 'dm.command' && event.cmd === 'Exec' && /^(\.\/)?FUMO\//.test(event.target)
    ? 'restart'
    : undefined
}

function cameOf(event: Stamped): { readonly imei: string; readonly what: Break } | undefined {
  if (event.kind === 'pkg.install' && event.mo === 'fumo' && event.ok)
    return { imei: event.imei, what: 'restart' }
  if (event.kind === 'lock.state' && event.state !== 'unlocked') return { imei: event.imei, what: 'locked' }
  return undefined
}
