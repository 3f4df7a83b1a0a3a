/** What a reader accepts before it stops: a message is hostile until it has been read. */
export interface Limits {
  /** Octets of the whole message. */
  readonly maxBytes: number
  /** Elements inside one another. The deepest legal SyncML is below 20; TNDS adds two per level of tree. */
  readonly maxDepth: number
  readonly maxElements: number
}

export const DEFAULT_LIMITS: Limits = { maxBytes: 1024 * 1024, maxDepth: 64, maxElements: 20_000 }
