import type { Stamped } from '../history/event.ts'
import { type Operation, operationsOf, type Performed } from './operation.ts'

const EFFECTS: ReadonlySet<Stamped['kind']> = new Set([
  'pkg.download',
  'pkg.install',
  'pkg.remove',
  'lock.state',
])

/**
 * The operations of a stream of events. What a phone does because an Exec told it to is part of that Exec; a package that
 * arrives, an installation or a lock that no command explains is an operation of its own.
 */
export class Effects {
  /** By phone: operations that a command has set going. */
  readonly #ordered = new Map<string, Set<Operation>>()

  take(event: Stamped): Performed[] {
    const performed = operationsOf(event)
    if (event.kind === 'dm.command') for (const { operation } of performed) this.#order(event.imei, operation)
    if (!EFFECTS.has(event.kind)) return performed
    return performed.filter(({ imei = '', operation }) => !this.#ordered.get(imei)?.has(operation))
  }

  #order(imei: string, operation: Operation): void {
    const known = this.#ordered.get(imei) ?? new Set()
    known.add(operation)
    this.#ordered.set(imei, known)
  }
}
