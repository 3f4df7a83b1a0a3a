import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { PlayHistory } from '../../history/event.ts'
import { judge } from '../../verdict/judge.ts'
import type { CheckResult, Finding } from '../../verdict/result.ts'
import type { Traits } from '../fleet/traits.ts'
import { type Kept, SessionRecord } from '../session/record.ts'
import { Generations } from './generations.ts'
import { type Circumstances, historyOf } from './history.ts'
import { type Owner, placeOf, type Shapes } from './shape.ts'

/** A session as the monitor sees it. */
export interface Watched extends Owner {
  readonly index: number
  readonly sessionID: string
  readonly traits: Traits
  readonly attack: { readonly name: string; readonly breaks: string } | undefined
  readonly owed: boolean
  readonly record: SessionRecord | undefined
  readonly started: number
}

export interface Violation {
  readonly findings: readonly Finding[]
  readonly history: PlayHistory
  readonly session: string
}

/** Rules by how often they were put to the test and broken. */
export type Rules = Record<string, { evaluated: number; violated: number }>

interface Judged {
  readonly checks: readonly CheckResult[]
  /** Sessions that were judged so. */
  times: number
  readonly findings: readonly Finding[]
}

/** Shapes that are remembered before all of them are forgotten. */
const MOST_SHAPES = 2_000
/** One session in so many is judged in full although its shape is known, to see that the shortcut holds. */
const AUDIT = 1_000

/**
 * Judges each session of a load run by the checks of every other play, when it has ended and the network has told what it
 * was asked. The memory is bounded: by open sessions, and by the number of shapes.
 */
export class Monitor {
  readonly #circumstances: Circumstances
  readonly #onViolation: (violation: Violation) => void
  readonly #open = new Map<number, { session: Watched; told: Kept[] }>()
  /** Whose the newest session with each SessionID is. */
  readonly #namesakes = new Generations<Owner>(10_000)
  #shapes: Shapes<Judged> = { next: new Map() }
  readonly #nonces = new Generations<string>(50_000)
  readonly #told: boolean
  #ended: { session: Watched; told: Kept[]; at: number }[] = []
  readonly #all: Judged[] = []
  #forgotten: Rules = {}
  judged = 0
  violations = 0
  inFull = 0
  audited = 0
  disagreed = 0
  overflowed = 0

  /** `told`: a network tells of sessions, so that an ended one must wait until `settle` says that all was told. */
  constructor(circumstances: Circumstances, told: boolean, onViolation: (violation: Violation) => void) {
    this.#circumstances = circumstances
    this.#told = told
    this.#onViolation = onViolation
  }

  /** Sessions that ended and wait to be judged. */
  get waiting(): number {
    return this.#ended.length
  }

  get shapes(): number {
    return this.#all.length
  }

  /** How often each rule was put to the test, over all sessions. */
  get rules(): Rules {
    return addUp(this.#forgotten, this.#all)
  }

  /** A session begins; the one before it with the same SessionID is part of its story. */
  opened(session: Watched): void {
    const { index, sessionID, record, name, imei14, imsi } = session
    this.#open.set(index, { session, told: [] })
    const before = this.#namesakes.get(sessionID)
    if (before && before.imei14 !== imei14) record?.event(0, this.#opening(before, sessionID))
    this.#namesakes.set(sessionID, { name, imei14, imsi })
  }

  #opening({ name, imei14, imsi }: Owner, wireSessionID: string): WorldEvent {
    const { serverId } = this.#circumstances
    const about = { session: name, imei: imei14, imsi, serverId, wireSessionID }
    return { kind: 'dm.open', ...about, url: '', initiatedBy: 'client' }
  }

  /** The network was asked about a device, `at` the given time. */
  told(index: number, at: number, event: WorldEvent): void {
    const open = this.#open.get(index) ?? this.#ended.findLast(({ session }) => session.index === index)
    if (!open || open.told.length >= SessionRecord.MOST_EVENTS) return
    open.told.push({ kind: 'event', t: at - open.session.started, event })
  }

  ended(session: Watched, at: number): void {
    const told = this.#open.get(session.index)?.told ?? []
    this.#open.delete(session.index)
    if (!session.record) return
    if (this.#told) this.#ended.push({ session, told, at })
    else this.#judge(session, told)
  }

  /** Everything about sessions that ended until then has been told: they are judged. */
  settle(until: number): void {
    let count = 0
    for (const { session, told, at } of this.#ended) {
      if (at > until) break
      this.#judge(session, told)
      count += 1
    }
    if (count > 0) this.#ended = this.#ended.slice(count)
  }

  #judge(session: Watched, told: readonly Kept[]): void {
    const { record } = session
    if (!record) return
    this.judged += 1
    if (record.overflowed) this.overflowed += 1
    const kept = this.#withReissued(told.length === 0 ? record.kept : merged(record.kept, told), session)
    const place = placeOf(this.#shapes, kept, session, session.traits)
    const full = () => this.#inFull(kept, session)
    if (place.known && this.judged % AUDIT === 0) this.#audit(place.known, full().judged)
    place.known ??= this.#learn(full().judged)
    const judged = place.known
    judged.times += 1
    if (judged.findings.length === 0) return
    this.violations += 1
    // Judged in full once more: the findings must name this session, and not the first of its shape.
    const { judged: own, history } = full()
    this.#onViolation({ findings: own.findings, history, session: session.name })
  }

  #learn(judged: Judged): Judged {
    if (this.#all.length >= MOST_SHAPES) {
      this.#forgotten = addUp(this.#forgotten, this.#all.splice(0))
      this.#shapes = { next: new Map() }
    }
    this.#all.push(judged)
    return judged
  }

  #inFull(kept: readonly Kept[], session: Watched): { judged: Judged; history: PlayHistory } {
    this.inFull += 1
    const history = historyOf(kept, session, session.traits, {
      ...this.#circumstances,
      attack: session.attack,
      owed: session.owed,
    })
    const { checks } = judge(history)
    return { history, judged: { checks, findings: checks.flatMap(({ findings }) => findings), times: 0 } }
  }

  #audit(known: Judged, again: Judged): void {
    this.audited += 1
    const words = ({ checks }: Judged) => checks.map(({ check, verdict }) => `${check} ${verdict}`).join()
    if (words(known) !== words(again)) this.disagreed += 1
  }

  /** A nonce that another session was given before stands in the story twice, and SP-AUTH-04 sees it. */
  #withReissued(kept: readonly Kept[], session: Watched): readonly Kept[] {
    const before: Kept[] = []
    for (const each of kept) {
      if (each.kind !== 'event' || each.event.kind !== 'dm.chal' || each.event.nonce === '') continue
      const first = this.#nonces.get(each.event.nonce)
      if (first !== undefined && first !== session.name)
        before.push({ ...each, t: 0, event: { ...each.event, session: first, imei: first.slice(0, 14) } })
      this.#nonces.set(each.event.nonce, session.name)
    }
    return before.length === 0 ? kept : [...before, ...kept]
  }
}

function addUp(rules: Rules, all: readonly Judged[]): Rules {
  const sum: Rules = structuredClone(rules)
  for (const { checks, times } of all) {
    for (const { check, evaluated, findings } of checks) {
      if (evaluated === 0) continue
      const rule = sum[check] ?? { evaluated: 0, violated: 0 }
      sum[check] = {
        evaluated: rule.evaluated + times * evaluated,
        violated: rule.violated + times * findings.length,
      }
    }
  }
  return sum
}

/** Both stories in the order of time. Each is in order already. */
function merged(own: readonly Kept[], told: readonly Kept[]): Kept[] {
  const all: Kept[] = []
  let next = 0
  for (const each of own) {
    for (let other = told[next]; other && other.t < each.t; other = told[++next]) all.push(other)
    all.push(each)
  }
  for (; next < told.length; next++) all.push(told[next] as Kept)
  return all
}
