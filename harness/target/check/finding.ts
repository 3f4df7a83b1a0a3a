/** One thing that `target check` found, in plain words, and what to do where something is to be done. */
export interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly says: string
  /** The next step. */
  readonly next?: string
}

export const good = (what: string, says: string): Finding => ({ what, ok: true, says })
export const bad = (what: string, says: string, next: string): Finding => ({ what, ok: false, says, next })
