/** Network functions that can fail on demand. */
export type FunctionName =
  | 'hlr'
  | 'eir'
  | 'aaa'
  | 'add'
  | 'bsf'
  | 'crm'
  | 'enterprise'
  | 'push'
  | 'billing'
  | 'bank'
  | 'prepaid'
  | 'entitlements'
  | 'manufacturer'

/**
 * No answer, a system failure, or an answer from before the last change; `late` does what was asked and does not answer,
 * `decline` is a no of whoever keeps the money.
 */
export type FaultKind = 'timeout' | 'error' | 'stale' | 'late' | 'decline'

export interface Fault {
  readonly kind: FaultKind
  /** How old a stale answer says it is. */
  readonly ageSeconds: number
}

const TWO_HOURS = 7200

/** The script of what fails, and how often. */
export class Faults {
  readonly #scripted = new Map<FunctionName, Fault & { left: number }>()

  /** From now on the function fails, `times` times or until `clear`. */
  script(name: FunctionName, kind: FaultKind, options: { times?: number; ageSeconds?: number } = {}): void {
    const { times = Number.POSITIVE_INFINITY, ageSeconds = TWO_HOURS } = options
    this.#scripted.set(name, { kind, ageSeconds, left: times })
  }

  clear(name?: FunctionName): void {
    if (name) this.#scripted.delete(name)
    else this.#scripted.clear()
  }

  /** The fault that befalls this request. */
  next(name: FunctionName): Fault | undefined {
    const fault = this.#scripted.get(name)
    if (!fault) return undefined
    fault.left -= 1
    if (fault.left <= 0) this.#scripted.delete(name)
    return fault
  }
}
