import type { Stamped } from '../history/event.ts'
import type { CheckResult, Finding } from '../verdict/result.ts'
import type { Promised } from './world.ts'

const TITLE = 'The properly identified case succeeds'

/** LV-01 over a performance: what was owed to customers in no trouble, and did not come. */
export function liveness(promised: readonly Promised[], events: readonly Stamped[]): CheckResult {
  const owed = promised.filter((each) => !cutOff(each, events))
  const findings = owed.flatMap((each): Finding[] => {
    const after = events.filter(
      (event) => event.seq >= each.from && 'imei' in event && event.imei === each.imei,
    )
    const said = MISSED[each.what](after, events)
    const seq = after.at(-1)?.seq ?? events.length - 1
    return said === undefined ? [] : [{ property: 'LV-01', message: said, seq }]
  })
  const verdict = findings.length > 0 ? 'fail' : owed.length > 0 ? 'pass' : 'inconclusive'
  return { check: 'LV-01', title: TITLE, verdict, evaluated: owed.length, findings }
}

/** A session that waited when the server died: no server has to know it afterwards (a new one it has to serve). */
function cutOff({ waits, from, imei }: Promised, events: readonly Stamped[]): boolean {
  if (!waits) return false
  const first = events.find(
    (event) =>
      event.seq >= from &&
      (event.kind === 'server.restart' || (event.kind === 'dm.close' && event.imei === imei)),
  )
  return first?.kind === 'server.restart'
}

const MISSED: Readonly<
  Record<Promised['what'], (after: readonly Stamped[], all: readonly Stamped[]) => string | undefined>
> = { served: notServed, bootstrapped: notBootstrapped, locked: notLocked }

/** Locked or wiped: the owner said so, and nobody else is asked. */
function notLocked(after: readonly Stamped[]): string | undefined {
  const done = after.some((event) => event.kind === 'lock.state' && event.state !== 'unlocked')
  return done ? undefined : 'its owner had a lost phone locked, and nothing came of it'
}

/** It ends well, and the server has had the phone do something since it set it up: the settings of B5 at least. */
function notServed(after: readonly Stamped[], all: readonly Stamped[]): string | undefined {
  const close = after.find((event) => event.kind === 'dm.close')
  if (!close) return 'a session that should have been served never ended'
  if (close.outcome !== 'complete') return `a customer’s session ended ${close.outcome}: ${close.reason}`
  const of = all.filter((event) => 'imei' in event && event.imei === close.imei && event.seq < close.seq)
  const setUp = of.findLastIndex((event) => event.kind === 'bs.applied')
  const worked = of.slice(setUp + 1).some((event) => event.kind === 'dm.command' && event.executed)
  return setUp === -1 || worked ? undefined : 'a customer’s phone was set up, and its session brought nothing'
}

function notBootstrapped(events: readonly Stamped[]): string | undefined {
  if (events.some((event) => event.kind === 'bs.applied')) return undefined
  const refused = events.find((event) => event.kind === 'bs.refused')
  const order = events.find((event) => event.kind === 'order')
  if (refused?.kind === 'bs.refused') return `the phone refused the operator’s bootstrap: ${refused.reason}`
  return `a customer’s phone was not bootstrapped${order?.kind === 'order' ? `: ${order.detail}` : ''}`
}
