import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { OrderAnswer } from '../../stage/operator.ts'
import type { Identity } from '../../tls/authority.ts'
import { issueCertificates } from '../fleet/certificates.ts'
import { unit } from '../fleet/draw.ts'
import { Fleet } from '../fleet/fleet.ts'
import { plantTrees, restoreTrees, saveTrees } from '../fleet/trees.ts'
import { Ear } from '../heard/ear.ts'
import { GeneratorWatch } from '../measure/generator.ts'
import { Monitor, type Violation } from '../monitor/monitor.ts'
import { lengthOf } from '../pace/schedule.ts'
import { pacersOf } from '../plan/pacers.ts'
import type { Notice } from '../push/notice.ts'
import { Notices } from '../push/notices.ts'
import type { Endpoint } from '../session/endpoint.ts'
import { OpenSession } from '../session/open-session.ts'
import type { SessionEnd } from '../session/outcome.ts'
import type { SessionParts } from '../session/parts.ts'
import { Phrases } from '../session/phrases.ts'
import { TreeVersions } from '../tree/versions.ts'
import { TimerWheel } from '../wheel.ts'
import { Arrivals } from './arrivals.ts'
import { Backlog, type Due } from './backlog.ts'
import { endpointsOf } from './endpoints.ts'
import { Gauge } from './gauge.ts'
import { mannersOf } from './manners.ts'
import { OpenSessions } from './open-sessions.ts'
import type { ShardIdentity, ShardOrder, ShardResult } from './order.ts'
import { Outcomes } from './outcomes.ts'
import { closed } from './users.ts'

/** How the network around the fleet is reached. */
export interface NetworkLine {
  bootstrap(index: number, done: (key: Bootstrapped | undefined) => void): void
  moveLine(ip: string, to: number): void
  /** Calls back when everything that the network was asked until now has been told. */
  flush(done: () => void): void
}

const TICK_MS = 1
/** How often ended sessions are judged. */
const SETTLE_MS = 50
/** More than a device has in a run, so that no SessionID is used twice when a shard is played again. */
const SESSIONS_OF_A_DEVICE = 0x1000

/** The devices of one worker, from the first session to the last. */
export class Shard {
  readonly #order: ShardOrder
  readonly #fleet: Fleet
  readonly #trees = new TreeVersions()
  readonly #wheel: TimerWheel
  readonly #gauge: Gauge
  readonly #monitor: Monitor
  readonly #arrivals: Arrivals
  readonly #backlog: Backlog
  readonly #outcomes: Outcomes
  readonly #watch = new GeneratorWatch()
  readonly #open: OpenSessions
  /** Sessions that the target is to begin, in a plan that wants that. */
  readonly #notices: Notices | undefined
  readonly #endpoints: Partial<Record<AuthType, Endpoint>>
  readonly #parts: SessionParts
  readonly #now: () => number
  readonly #room: number
  readonly #length: number
  readonly #network: NetworkLine | undefined
  #certificates: readonly Identity[] = []
  #settling = false
  #settledAt = 0
  #begun = 0
  #drainingSince: number | undefined
  #timer: NodeJS.Timeout | undefined
  #over: (() => void) | undefined

  constructor(
    order: ShardOrder,
    parts: {
      readonly now: () => number
      readonly network: NetworkLine | undefined
      readonly onViolation: (violation: Violation) => void
      /** Has the target notify a device, where the target begins the sessions. */
      readonly notify?: (fleet: Fleet) => (index: number) => Promise<OrderAnswer>
    },
  ) {
    const { plan, spec, shard, shards, seed } = order
    this.#order = order
    this.#now = parts.now
    this.#network = parts.network
    this.#fleet = new Fleet(spec, { shard, shards })
    plantTrees(this.#fleet, this.#trees)
    if (order.fleet) {
      this.#fleet.restore(order.fleet)
      restoreTrees(this.#fleet, this.#trees, order.fleet)
    }
    this.#open = new OpenSessions(this.#fleet.size)
    this.#gauge = new Gauge(plan.warmUpMillis === 0)
    this.#notices =
      parts.notify &&
      new Notices({
        ...{ fleet: this.#fleet, gauge: this.#gauge, now: this.#now, timeoutMs: plan.limits.timeoutMillis },
        order: parts.notify(this.#fleet),
        onCome: (due, notice, after) => this.#openSession(due, after, notice),
        onFail: (due, end, after) => this.#notBegun(due, end, after),
      })
    this.#arrivals = new Arrivals(plan, this.#fleet, seed)
    this.#outcomes = new Outcomes(this.#fleet)
    this.#room = Math.max(1, Math.ceil(plan.limits.openSessions / shards))
    this.#backlog = new Backlog(Math.ceil(plan.limits.waiting / shards))
    this.#length = lengthOf(pacersOf(plan, seed))
    this.#wheel = new TimerWheel(this.#fleet.size, this.#now())
    this.#monitor = new Monitor(
      {
        ...{ seed, plan: plan.name, flags: order.flags, serverId: spec.serverId },
        identities: this.#fleet.identities,
      },
      parts.network !== undefined,
      parts.onViolation,
    )
    this.#endpoints = endpointsOf(order, {
      ...{ fleet: this.#fleet, now: this.#now },
      elapsed: () => this.#now() - this.#begun,
    })
    const manners = mannersOf(plan.manners, {
      open: this.#open,
      fleet: this.#fleet,
      moveLine: (ip, to) => parts.network?.moveLine(ip, to),
    })
    this.#parts = {
      ...{ fleet: this.#fleet, trees: this.#trees, endpoints: this.#endpoints, meter: this.#gauge, manners },
      phrases: { xml: new Phrases('xml'), wbxml: new Phrases('wbxml') },
      ear: new Ear(),
      now: this.#now,
      usedSessionIDs: (order.begunBefore ?? 0) * SESSIONS_OF_A_DEVICE,
      ...(order.edgeToken !== undefined && { edgeToken: order.edgeToken }),
      pause: (row, until) => this.#wheel.schedule(row, until),
      bootstrapKey: (index, done) => (parts.network ? parts.network.bootstrap(index, done) : done(undefined)),
      onEnd: (session, end) => this.#ended(session, end),
    }
  }

  /** What takes its time before a run can begin. */
  async prepare(): Promise<void> {
    const { plan, secure = {} } = this.#order
    if (plan.limits.certificates) this.#certificates = await issueCertificates(this.#fleet, secure)
  }

  /** Runs from `at`, a moment of the clock, until everything has ended. */
  run(at: number): Promise<void> {
    this.#begun = at
    this.#watch.start()
    closed(this.#order, this.#fleet, {
      over: (until) => this.#drainingSince !== undefined || this.#now() - at >= until,
      busy: (row) => this.#busy(row),
      begin: (row, after) => {
        this.#gauge.arrived()
        this.#watch.began(0)
        this.#begin({ row, intended: this.#now() }, after)
      },
    })
    return new Promise((resolve) => {
      this.#over = resolve
      this.#turn()
    })
  }

  /** Begins nothing more; what is open may end. */
  drain(): void {
    this.#drainingSince ??= this.#now()
  }

  /** Ends at once. */
  stop(): void {
    this.#drainingSince = Number.NEGATIVE_INFINITY
  }

  hurry(factor: number): void {
    this.#arrivals.hurry(factor, this.#now() - this.#begun)
  }

  told(index: number, at: number, event: WorldEvent): void {
    this.#monitor.told(index, at, event)
  }

  /** Package #0 came for a device. */
  pushed(index: number, octets: Uint8Array): void {
    this.#notices?.pushed(this.#fleet.rowOf(index), octets)
  }

  get second() {
    return { ...this.#gauge.takeSecond(), open: this.#engaged, waiting: this.#backlog.size }
  }

  get tally() {
    const { tally } = this.#gauge
    tally.bytes = this.#traffic()
    return tally
  }

  get identity(): ShardIdentity {
    const { judged, violations, rules, shapes, audited, disagreed } = this.#monitor
    return { judged, violations, rules, shapes, audited, disagreed }
  }

  /** How late devices woke up after a pause. */
  get lateness() {
    return this.#watch.wakeUps
  }

  get health() {
    return this.#watch.health(this.#clients.reduce((sum, { ports }) => sum + ports, 0))
  }

  /** Closes everything; what is asked for afterwards is final. */
  close(): ShardResult {
    this.#monitor.settle(Number.POSITIVE_INFINITY)
    const result = {
      ...{ tally: this.tally.toData(), identity: this.identity, health: this.health },
      ...{
        outcomes: this.#outcomes.sum,
        ...(this.#order.keep && { fleet: { ...this.#fleet.save(), ...saveTrees(this.#fleet, this.#trees) } }),
      },
    }
    for (const client of this.#clients) client.close()
    this.#watch.stop()
    return result
  }

  get #clients() {
    return Object.values(this.#endpoints).map(({ client }) => client)
  }

  #traffic() {
    return this.#clients
      .map(({ traffic }) => traffic)
      .reduce((sum, each) => ({ sent: sum.sent + each.sent, received: sum.received + each.received }), {
        sent: 0,
        received: 0,
      })
  }

  readonly #wake = (row: number, due: number): void => {
    this.#watch.wakeUps.record(this.#now() - due)
    this.#open.get(row)?.wake(due)
  }

  #turn(): void {
    const now = this.#now()
    const elapsed = now - this.#begun
    if (elapsed >= this.#order.plan.warmUpMillis) this.#gauge.measure()
    if (this.#drainingSince === undefined) this.#arrive(elapsed, now)
    this.#wheel.turn(now, this.#wake)
    this.#notices?.expire(now)
    this.#settle(now)
    if (this.#finished(now)) return this.#finish()
    this.#timer = setTimeout(() => this.#turn(), TICK_MS)
  }

  /** Asks the network now and then whether it has told all; sessions that ended before are judged when it has. */
  #settle(now: number): void {
    const network = this.#network
    if (!network || this.#settling || this.#monitor.waiting === 0 || now - this.#settledAt < SETTLE_MS) return
    this.#settling = true
    network.flush(() => {
      this.#settling = false
      this.#settledAt = this.#now()
      this.#monitor.settle(now)
    })
  }

  #arrive(elapsed: number, now: number): void {
    for (let due = this.#arrivals.take(elapsed); due; due = this.#arrivals.take(elapsed)) {
      const { row, intended } = { row: due.row, intended: this.#begun + due.intended }
      this.#gauge.arrived()
      if (this.#engaged < this.#room && this.#backlog.size === 0 && !this.#busy(row)) {
        this.#watch.began(now - intended)
        this.#begin({ row, intended })
      } else if (!this.#backlog.push({ row, intended })) {
        this.#gauge.notStarted('no-room', this.#counts(intended))
      }
    }
    if (this.#arrivals.over && elapsed >= this.#length) this.drain()
  }

  /** Sessions that are open, or that the target was told to begin. */
  get #engaged(): number {
    return this.#open.size + (this.#notices?.size ?? 0)
  }

  #busy(row: number): boolean {
    return this.#open.has(row) || this.#notices?.has(row) === true
  }

  /** `after` is called when the session is over. */
  #begin(due: Due, after?: () => void): void {
    if (this.#notices) this.#notices.order(due, after)
    else this.#openSession(due, after, undefined)
  }

  #openSession({ row, intended }: Due, after: (() => void) | undefined, notice: Notice | undefined): void {
    const session = new OpenSession(this.#parts, row, intended, {
      judged: this.#judges(row),
      notice,
    })
    this.#open.add(session)
    session.after = after
    session.identity = this.#certificates[row]
    this.#monitor.opened(session)
    session.begin()
  }

  #judges(row: number): boolean {
    const { judge } = this.#order.plan
    if (judge >= 1) return true
    return unit(this.#fleet.think, this.#fleet.indexOf(row), -1 - (this.#fleet.sessions[row] ?? 0)) < judge
  }

  #ended(session: OpenSession, end: SessionEnd): void {
    const now = this.#now()
    this.#open.delete(session.row)
    this.#gauge.ended(end, now - session.intended, this.#counts(session.intended))
    this.#outcomes.note(session.row, end)
    this.#monitor.ended(session, now)
    // Not at once: the answer that ended this session is still being dealt with.
    queueMicrotask(() => this.#fill())
    session.after?.()
  }

  /** The target was to begin a session, and did not. */
  #notBegun({ row, intended }: Due, end: SessionEnd, after: (() => void) | undefined): void {
    this.#gauge.ended(end, this.#now() - intended, this.#counts(intended))
    this.#outcomes.note(row, end)
    queueMicrotask(() => this.#fill())
    after?.()
  }

  #fill(): void {
    while (this.#engaged < this.#room && this.#backlog.size > 0) {
      const due = this.#backlog.take((row) => !this.#busy(row))
      if (!due) return
      this.#begin(due)
    }
  }

  #counts(intended: number): boolean {
    return intended - this.#begun >= this.#order.plan.warmUpMillis
  }

  #finished(now: number): boolean {
    if (this.#drainingSince === undefined) return false
    const patient = now - this.#drainingSince < this.#order.plan.drainMillis
    return !patient || (this.#engaged === 0 && this.#backlog.size === 0 && this.#monitor.waiting === 0)
  }

  #finish(): void {
    clearTimeout(this.#timer)
    for (const { intended } of this.#backlog.clear())
      this.#gauge.notStarted('stopped', this.#counts(intended))
    for (const { intended } of [...this.#open.clear(), ...(this.#notices?.clear() ?? [])]) {
      if (this.#counts(intended)) this.#gauge.tally.accounts.unfinished += 1
    }
    this.#over?.()
  }
}
