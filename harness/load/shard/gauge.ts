import { Latency } from '../measure/latency.ts'
import { Tally } from '../measure/tally.ts'
import type { Failure, SessionEnd } from '../session/outcome.ts'
import type { Meter } from '../session/parts.ts'
import type { Heard, Sent } from '../session/step.ts'

/** Counts what happens in one worker, in all and in the second that runs; what belongs to the warm-up only in the second. */
export class Gauge implements Meter {
  readonly tally = new Tally()
  #measuring: boolean
  readonly #second = new Latency(2)
  readonly #ofSession: Latency
  readonly #ofStep: Readonly<Record<Sent, Latency>>
  #now = { arrived: 0, complete: 0, failed: 0, messages: 0 }

  constructor(measuring: boolean) {
    this.#measuring = measuring
    const { tally } = this
    this.#ofSession = tally.latency('session')
    this.#ofStep = {
      'package-1': tally.latency('package-1'),
      'package-1-again': tally.latency('package-1-again'),
      'package-3': tally.latency('package-3'),
    }
  }

  /** The warm-up is over. */
  measure(): void {
    this.#measuring = true
  }

  arrived(): void {
    this.#now.arrived += 1
    if (this.#measuring) this.tally.accounts.arrived += 1
  }

  sent(step: Sent): void {
    this.#now.messages += 1
    if (this.#measuring) this.tally.rungs[step].sent += 1
  }

  answered(step: Sent, heard: Heard | 'unexpected', millis: number): void {
    if (!this.#measuring) return
    this.tally.rungs[step].answered[heard] += 1
    this.#ofStep[step].record(millis)
  }

  lost(step: Sent, timeout: boolean): void {
    if (!this.#measuring) return
    if (timeout) this.tally.rungs[step].timeouts += 1
    else this.tally.rungs[step].lost += 1
  }

  /** The target was told to notify a device. */
  ordered(): void {
    if (this.#measuring) this.tally.rungs['package-0'].sent += 1
  }

  /** Package #0 came, so long after it was ordered. */
  notified(millis: number): void {
    if (!this.#measuring) return
    this.tally.rungs['package-0'].answered.notification += 1
    this.tally.latency('package-0').record(millis)
  }

  /** It did not come, was refused, or was not what a device heeds. */
  unnotified(why: 'timeouts' | 'lost' | 'unexpected'): void {
    if (!this.#measuring) return
    const rung = this.tally.rungs['package-0']
    if (why === 'unexpected') rung.answered.unexpected += 1
    else rung[why] += 1
  }

  /** A session ended, `millis` after it should have begun; `counts` when it did not belong to the warm-up. */
  ended({ failure }: SessionEnd, millis: number, counts: boolean): void {
    this.#second.record(millis)
    if (failure) this.#now.failed += 1
    else this.#now.complete += 1
    if (!counts) return
    const { accounts } = this.tally
    this.#ofSession.record(millis)
    if (failure) accounts.failed[failure] = (accounts.failed[failure] ?? 0) + 1
    else accounts.complete += 1
  }

  notStarted(reason: 'no-room' | 'stopped', counts: boolean): void {
    if (counts) this.tally.accounts.notStarted[reason] += 1
  }

  /** What the second that ends now saw. */
  takeSecond(): { arrived: number; complete: number; failed: number; messages: number; session: string } {
    const point = { ...this.#now, session: this.#second.encode() }
    this.#second.reset()
    this.#now = { arrived: 0, complete: 0, failed: 0, messages: 0 }
    return point
  }
}

export type { Failure }
