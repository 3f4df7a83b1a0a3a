import type { PlayHistory } from '../history/event.ts'
import type { Variation } from '../verdict/expectation.ts'
import type { Finding } from '../verdict/result.ts'
import { Causes } from './cause.ts'
import { type Evidence, EvidenceBook } from './evidence.ts'
import { flagsOf } from './flags.ts'
import { operationOf, type Performed } from './operation.ts'
import { type Cell, cellsFor } from './policy.ts'

/** One cell put to the test by one operation. */
export interface CellTested {
  readonly cell: Cell
  readonly name: string
  readonly finding?: Finding
}

/**
 * Judges each privileged operation of a play: for each required cell there must be evidence of the right kind, about the
 * same subject, bound to the same session where it must be, not expired and not revoked (identity matrix §1.6).
 */
export function consult({ header, events }: PlayHistory): CellTested[] {
  const flags = flagsOf(header.flags)
  const book = new EvidenceBook()
  const causes = new Causes()
  const { outcome, variation: declared } = header.expectation
  const corporate = new Set<string>()
  const tested: CellTested[] = []
  /** Documents that somebody else sent: the target did not do what they did. */
  const foreign = new Set<string>()
  for (const event of events) {
    if (event.kind === 'hlr.query' && event.subscription === 'corporate' && event.imsi)
      corporate.add(event.imsi)
    if (event.kind === 'bs.sent' && event.sender === 'stage') foreign.add(event.sha256)
    const performed = operationOf(event)
    if (performed && !(event.kind === 'bs.applied' && foreign.has(event.sha256))) {
      const variation =
        outcome === 'lawful' ? causes.variationOf(performed) : variationOf(performed, declared)
      for (const cell of cellsFor(variation, performed.operation)) {
        if (cell.when && !cell.when(flags, { corporate: corporate.has(performed.imsi ?? '') })) continue
        tested.push(test(cell, performed, book.all))
      }
    }
    book.take(event)
    causes.take(event)
  }
  return tested
}

/**
 * A bootstrap is judged by the way in which it came: what a card brought is B1 or B2, what came over the air B3 unless
 * the scenario is about a user's request. Nobody's bootstrap but the target's is the target's doing.
 */
function variationOf({ operation, event }: Performed, declared: Variation): Variation {
  if (operation !== 'OP-BOOT' || event.kind !== 'bs.applied') return declared
  if (event.origin === 'card') return declared === 'B2' ? 'B2' : 'B1'
  return declared === 'B4' ? 'B4' : 'B3'
}

function test(cell: Cell, performed: Performed, all: readonly Evidence[]): CellTested {
  const name = `matrix/${cell.variation}/${cell.codes.join('|')}`
  const { event, imei, imsi, session } = performed
  const candidates = all.filter(
    ({ code, source }) => cell.codes.includes(code) && (cell.sources?.includes(source) ?? true),
  )
  const aboutSame = (evidence: Evidence) =>
    (evidence.imei === undefined || evidence.imei === imei) &&
    (evidence.imsi === undefined || imsi === undefined || evidence.imsi === imsi) &&
    (cell.bound !== 'session' || evidence.session === session)
  const good = candidates.some(
    (evidence) => aboutSame(evidence) && !evidence.dead && event.t - evidence.t <= evidence.ttlMs,
  )
  if (good) return { cell, name }
  const what =
    event.kind === 'dm.command' ? `${event.cmd} ${event.target}` : `bootstrap by ${originOf(performed)}`
  const message = `${performed.operation} (${what}) on ${imei} without ${cell.codes.join(' or ')}`
  const nearest = explain(candidates, aboutSame, event.t)
  return {
    cell,
    name,
    finding: { property: cell.property, message, seq: event.seq, ...(nearest && { nearest }) },
  }
}

const originOf = ({ event }: Performed) => (event.kind === 'bs.applied' ? event.serverId : '')

/** The evidence that came nearest, and what it lacked. */
function explain(
  candidates: readonly Evidence[],
  aboutSame: (evidence: Evidence) => boolean,
  t: number,
): string | undefined {
  const near = candidates.findLast(aboutSame) ?? candidates.at(-1)
  if (!near) return undefined
  const age = Math.round((t - near.t) / 1000)
  if (!aboutSame(near)) return `${near.code} at event ${near.seq} is about another subject or session`
  if (near.dead)
    return `${near.code} of event ${near.seq} was revoked by ${near.dead.why} at event ${near.dead.seq}`
  return `${near.code} of event ${near.seq} is ${age} s old, allowed are ${near.ttlMs / 1000} s`
}
