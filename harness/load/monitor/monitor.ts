import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { PlayHistory } from '../../history/event.ts'
import { judge } from '../../verdict/judge.ts'
import type { CheckResult, Finding } from '../../verdict/result.ts'
import { type Circumstances, historyOf } from './history.ts'
import { NonceMemory } from './nonce-memory.ts'
import { deviceOf, ownerOf, sessionNumber } from './session-number.ts'
import { placeOf, type Shapes } from './shape.ts'
import type { Told, Watched } from './watched.ts'

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
/** Events of the network that are kept for one session. */
const MOST_TOLD = 500
/** One session in so many is judged in full although its shape is known, to see that the shortcut holds. */
const AUDIT = 1_000

/**
 * Judges each session of a load run by the checks of every other play, when it has ended and the network has told what it
 * was asked. The memory is bounded: by open sessions, and by the number of shapes.
 */
export class Monitor {
  readonly #circumstances: Circumstances
  readonly #onViolation: (violation: Violation) => void
  /** What the network told about open sessions, by device. */
  readonly #open = new Map<number, { session: Watched; told: Told[] }>()
  /** Number of the newest session with each SessionID; there are 65,535 of them. */
  readonly #namesakes = new Map<string, number>()
  #shapes: Shapes<Judged> = { next: new Map() }
  readonly #nonces = new NonceMemory(50_000)
  readonly #told: boolean
  #ended: { session: Watched; told: Told[]; at: number }[] = []
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
    const { index, count, openedAs, record } = session
    if (this.#told) this.#open.set(index, { session, told: [] })
    const number = sessionNumber(index, count)
    const before = this.#namesakes.get(openedAs)
    if (record && before !== undefined && deviceOf(before) !== index) record.namesake = before
    this.#namesakes.set(openedAs, number)
  }

  /** The network was asked about a device, `at` the given time. */
  told(index: number, at: number, event: WorldEvent): void {
    const open = this.#open.get(index) ?? this.#ended.findLast(({ session }) => session.index === index)
    if (!open || open.told.length >= MOST_TOLD) return
    open.told.push({ t: at - open.session.started, event })
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

  #judge(session: Watched, told: readonly Told[]): void {
    const { record } = session
    if (!record) return
    this.judged += 1
    if (record.overflowed) this.overflowed += 1
    this.#markReissued(session)
    const place = placeOf(this.#shapes, session, told, this.#circumstances.identities)
    if (place.known && this.judged % AUDIT === 0) this.#audit(place.known, this.#inFull(session, told).judged)
    place.known ??= this.#learn(this.#inFull(session, told).judged)
    const judged = place.known
    judged.times += 1
    if (judged.findings.length === 0) return
    this.violations += 1
    // Judged in full once more: the findings must name this session, and not the first of its shape.
    const { judged: own, history } = this.#inFull(session, told)
    this.#onViolation({ findings: own.findings, history, session: this.#nameOf(session) })
  }

  #nameOf({ index, count }: Watched): string {
    return ownerOf(this.#circumstances.identities, sessionNumber(index, count)).name
  }

  #learn(judged: Judged): Judged {
    if (this.#all.length >= MOST_SHAPES) {
      this.#forgotten = addUp(this.#forgotten, this.#all.splice(0))
      this.#shapes = { next: new Map() }
    }
    this.#all.push(judged)
    return judged
  }

  #inFull(session: Watched, told: readonly Told[]): { judged: Judged; history: PlayHistory } {
    this.inFull += 1
    const history = historyOf(session, told, this.#circumstances)
    const { checks } = judge(history)
    return { history, judged: { checks, findings: checks.flatMap(({ findings }) => findings), times: 0 } }
  }

  #audit(known: Judged, again: Judged): void {
    this.audited += 1
    const words = ({ checks }: Judged) => checks.map(({ check, verdict }) => `${check} ${verdict}`).join()
    if (words(known) !== words(again)) this.disagreed += 1
  }

  /** A nonce that another session was given before stands in the story twice, and SP-AUTH-04 sees it. */
  #markReissued({ index, count, record }: Watched): void {
    for (const turn of record?.turns ?? []) {
      const { heeded, answer } = turn
      if (!heeded || answer?.said.verdict?.chal === undefined || answer.own.nonce === '') continue
      const number = sessionNumber(index, count)
      const before = this.#nonces.give(answer.own.nonce, number)
      if (before !== number) turn.reissued = before
    }
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
