import type { Clock } from '../../world/clock.ts'
import type { Reference } from './audit-record.ts'
import type { Db } from './database.ts'

/** `due` in the next session; `waiting` for the device to report; the others are over. */
export type JobState = 'due' | 'waiting' | 'done' | 'failed' | 'refused' | 'cancelled'

/** Something to be done to one device for one subscription, over as many sessions as it takes. */
export interface Job {
  readonly id: number
  /** Which kind of plan carries it out. */
  readonly kind: string
  /** 14 digits. */
  readonly imei14: string
  readonly imsi: string
  readonly reference: Reference
  readonly state: JobState
  /** What the plan must remember from one session to the next. */
  readonly memo: Readonly<Record<string, unknown>>
  /** Of the Exec whose completion is awaited. */
  readonly correlator?: string
  readonly createdAt: number
}

interface Row {
  id: number
  kind: string
  imei14: string
  imsi: string
  care_case: string | null
  order_id: string | null
  campaign: string | null
  state: JobState
  memo: string
  correlator: string | null
  created_at: number
}

/** Jobs, kept over a restart. A device reports about its own job and no other (SP-MO-02). */
export class Jobs {
  readonly #db: Db
  readonly #clock: Clock

  constructor(db: Db, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  open(job: Pick<Job, 'kind' | 'imei14' | 'imsi' | 'reference'> & { memo?: Job['memo'] }): Job {
    const { kind, imei14, imsi, reference, memo = {} } = job
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO jobs (kind, imei14, imsi, care_case, order_id, campaign, state, memo, created_at)
           VALUES (?, ?, ?, ?, ?, ?, 'due', ?, ?)`,
      )
      .run(
        kind,
        imei14,
        imsi,
        reference.case ?? null,
        reference.order ?? null,
        reference.campaign ?? null,
        JSON.stringify(memo),
        this.#clock.now(),
      )
    return this.byId(Number(lastInsertRowid)) as Job
  }

  byId(id: number): Job | undefined {
    return this.#many('id = ?', id)[0]
  }

  newest(limit: number): Job[] {
    return this.#many('1 = 1 ORDER BY id DESC LIMIT ?', limit)
  }

  /** What is to be done next to a device, the oldest first. */
  dueFor(imei14: string): Job[] {
    return this.#many("imei14 = ? AND state = 'due' ORDER BY id", imei14)
  }

  /** What a device was ordered to do and has not reported about, the oldest first. */
  waitingFor(imei14: string): Job[] {
    return this.#many("imei14 = ? AND state = 'waiting' ORDER BY id", imei14)
  }

  /** Everything of one kind that waits for a session of its device. */
  due(kind: string): Job[] {
    return this.#many("kind = ? AND state = 'due' ORDER BY id", kind)
  }

  /** Jobs of a case, order or campaign, oldest first. */
  of(reference: Reference): Job[] {
    if (reference.case !== undefined) return this.#many('care_case = ? ORDER BY id', reference.case)
    if (reference.order !== undefined) return this.#many('order_id = ? ORDER BY id', reference.order)
    return this.#many('campaign = ? ORDER BY id', reference.campaign ?? '')
  }

  /** The job of this device that waits for a report with this correlator. */
  awaiting(imei14: string, correlator: string): Job | undefined {
    return this.#many("imei14 = ? AND correlator = ? AND state = 'waiting'", imei14, correlator)[0]
  }

  /** The job of this device that was called off before its report with this correlator came. */
  calledOff(imei14: string, correlator: string): Job | undefined {
    return this.#many("imei14 = ? AND correlator = ? AND state = 'cancelled'", imei14, correlator)[0]
  }

  /** The job of any device that waits for a report with this correlator. */
  awaitingAnywhere(correlator: string): Job | undefined {
    return this.#many("correlator = ? AND state = 'waiting'", correlator)[0]
  }

  /** Jobs of a subscription that are not over. */
  openOf(imsi: string): Job[] {
    return this.#many("imsi = ? AND state IN ('due', 'waiting') ORDER BY id", imsi)
  }

  remember(id: number, memo: Job['memo']): void {
    this.#db.prepare('UPDATE jobs SET memo = ? WHERE id = ?').run(JSON.stringify(memo), id)
  }

  /** The device accepted an Exec and will report under this correlator. */
  awaits(id: number, correlator: string): void {
    this.#db.prepare("UPDATE jobs SET state = 'waiting', correlator = ? WHERE id = ?").run(correlator, id)
  }

  setState(id: number, state: JobState): void {
    this.#db.prepare('UPDATE jobs SET state = ? WHERE id = ?').run(state, id)
  }

  #many(where: string, ...values: (string | number)[]): Job[] {
    const rows = this.#db.prepare(`SELECT * FROM jobs WHERE ${where}`).all(...values) as Row[]
    return rows.map(fromRow)
  }
}

function fromRow(row: Row): Job {
  const { id, kind, imei14, imsi, state, care_case, order_id, campaign, correlator } = row
  return {
    ...{ id, kind, imei14, imsi, state },
    reference: {
      ...(care_case !== null && { case: care_case }),
      ...(order_id !== null && { order: order_id }),
      ...(campaign !== null && { campaign }),
    },
    memo: JSON.parse(row.memo) as Job['memo'],
    createdAt: row.created_at,
    ...(correlator !== null && { correlator }),
  }
}
