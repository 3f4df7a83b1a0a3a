import type { OrderAnswer } from '../../stage/operator.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { ended, type SessionEnd } from '../session/outcome.ts'
import type { Due } from '../shard/backlog.ts'
import type { Gauge } from '../shard/gauge.ts'
import { type Notice, noticeIn } from './notice.ts'

interface Waiting {
  readonly due: Due
  readonly after: (() => void) | undefined
  readonly orderedAt: number
}

export interface NoticesParts {
  readonly fleet: Fleet
  readonly gauge: Gauge
  readonly now: () => number
  readonly timeoutMs: number
  /** Has the target send package #0 to a device. */
  readonly order: (index: number) => Promise<OrderAnswer>
  readonly onCome: (due: Due, notice: Notice, after: (() => void) | undefined) => void
  readonly onFail: (due: Due, end: SessionEnd, after: (() => void) | undefined) => void
}

/** Sessions that the target was told to begin, each until its package #0 has come, or has not come in time. */
export class Notices {
  readonly #parts: NoticesParts
  readonly #waiting = new Map<number, Waiting>()
  /** SessionID of the last package #0 that each device heeded: one trigger leads to one session (SP-NOT-02). */
  readonly #heeded: Uint16Array

  constructor(parts: NoticesParts) {
    this.#parts = parts
    this.#heeded = new Uint16Array(parts.fleet.size)
  }

  get size(): number {
    return this.#waiting.size
  }

  has(row: number): boolean {
    return this.#waiting.has(row)
  }

  /** Orders the session that is due. */
  order(due: Due, after: (() => void) | undefined): void {
    const { fleet, gauge, now, order } = this.#parts
    const waiting = { due, after, orderedAt: now() }
    this.#waiting.set(due.row, waiting)
    gauge.ordered()
    void order(fleet.indexOf(due.row)).then(({ accepted, status, answer }) => {
      if (accepted || this.#waiting.get(due.row) !== waiting) return
      const said = String(answer['error'] ?? answer['reason'] ?? `HTTP ${status}`)
      gauge.unnotified('lost')
      this.#fail(waiting, ended('failed', 'notification-refused', `the target did not notify: ${said}`))
    })
  }

  /** Something was pushed to a device. What nobody waits for, or was heeded already, opens no session. */
  pushed(row: number, octets: Uint8Array): void {
    const { fleet, gauge, now, onCome } = this.#parts
    const waiting = this.#waiting.get(row)
    const notice = noticeIn(fleet, row, octets, now())
    const heeded = 'failure' in notice || notice.sessionId === this.#heeded[row]
    if (!waiting || (heeded && !('failure' in notice))) return gauge.unnotified('unexpected')
    if ('failure' in notice) {
      gauge.unnotified('unexpected')
      return this.#fail(waiting, ended('failed', notice.failure, notice.reason))
    }
    this.#heeded[row] = notice.sessionId
    this.#waiting.delete(row)
    gauge.notified(notice.at - waiting.orderedAt)
    onCome(waiting.due, notice, waiting.after)
  }

  /** Gives up on those that did not come in time; they stand in the order in which they were ordered. */
  expire(now: number): void {
    const { timeoutMs, gauge } = this.#parts
    for (const waiting of this.#waiting.values()) {
      if (now - waiting.orderedAt < timeoutMs) return
      gauge.unnotified('timeouts')
      const seconds = timeoutMs / 1000
      this.#fail(waiting, ended('failed', 'notification-missing', `no package #0 came within ${seconds} s`))
    }
  }

  /** Removes all of them and gives them. */
  clear(): Due[] {
    const left = [...this.#waiting.values()].map(({ due }) => due)
    this.#waiting.clear()
    return left
  }

  #fail(waiting: Waiting, end: SessionEnd): void {
    this.#waiting.delete(waiting.due.row)
    this.#parts.onFail(waiting.due, end, waiting.after)
  }
}
