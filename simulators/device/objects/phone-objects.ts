import type { AlertBox } from '../alert-box.ts'
import type { Path } from '../tree/tree.ts'
import { Attestation } from './attestation.ts'
import { DiagMon } from './diagmon.ts'
import { Fumo } from './fumo.ts'
import { Lawmo } from './lawmo.ts'
import type { Completion, ManagedObject, ObjectHost, Work } from './managed-object.ts'
import { Scomo } from './scomo.ts'

interface Job {
  readonly session: string
  readonly correlator: string | undefined
  readonly work: Work
}

/** The management objects of one phone, and the operations that wait to be carried out. */
export class PhoneObjects {
  readonly #host: ObjectHost
  readonly #alerts: AlertBox
  readonly #lawmo: Lawmo
  readonly #objects: readonly ManagedObject[]
  #jobs: Job[] = []

  constructor(host: ObjectHost, alerts: AlertBox) {
    this.#host = host
    this.#alerts = alerts
    this.#lawmo = new Lawmo(host)
    this.#objects = [new Fumo(host), new Scomo(host), this.#lawmo, new DiagMon(host), new Attestation(host)]
  }

  get locked(): boolean {
    return this.#lawmo.locked
  }

  /** Takes an Exec on a node that allows it: 202 when it will be carried out, else the Status that refuses. */
  exec(path: Path, session: string, correlator?: string): number {
    const object = this.#at(path)
    if (!object) return 405
    const answer = object.exec(path.slice(object.root.length))
    if (typeof answer === 'number') return answer
    this.#jobs.push({ session, correlator, work: answer })
    return 202
  }

  /** A server has added or replaced a node. */
  wrote(path: Path, command: 'Add' | 'Replace'): void {
    const object = this.#at(path)
    object?.wrote?.(path.slice(object.root.length), command)
  }

  /** What was accepted since `mark` was taken is forgotten: an Atomic has failed. */
  mark(): () => void {
    const before = [...this.#jobs]
    return () => {
      this.#jobs = before
    }
  }

  /** Carries out what waits, in the order in which it was ordered; what came of it waits for a session. */
  async work(): Promise<void> {
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift())
      this.#report(await job.work(job.session), job.correlator)
  }

  /** The correlator of the Exec comes back, and none where none was given (DM Protocol §8.7). */
  #report({ type, source, result, mark, afterwards }: Completion, given: string | undefined): void {
    const { silent, correlator = given } = this.#host.behaviour
    if (silent) return
    this.#alerts.add({
      type,
      source,
      format: 'int',
      data: String(result),
      ...(mark && { mark }),
      ...(correlator && { correlator }),
      ...(afterwards && { afterwards }),
    })
  }

  #at(path: Path): ManagedObject | undefined {
    return this.#objects.find(({ root }) => root.every((name, at) => path[at] === name))
  }
}
