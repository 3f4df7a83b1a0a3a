import { SyncMLProblem } from './problem.ts'

/** What a reader accepts before it stops: a message is hostile until it has been read. */
export interface Limits {
  /** Octets of the whole message. */
  readonly maxBytes: number
  /** Elements inside one another. The deepest legal SyncML is below 20; TNDS adds two per level of tree. */
  readonly maxDepth: number
  readonly maxElements: number
}

export const DEFAULT_LIMITS: Limits = { maxBytes: 1024 * 1024, maxDepth: 64, maxElements: 20_000 }

/** Depth at which building a model, which goes down into its parts, still leaves the call stack ample room. */
const DEEPEST = 512

/** Refuses a document that is too long before it is looked at. Throws SyncMLProblem `limit`. */
export function refuseAbove({ maxBytes }: Limits, bytes: Uint8Array): void {
  if (bytes.length > maxBytes)
    throw new SyncMLProblem('limit', maxBytes, `a document of at most ${maxBytes} octets`)
}

/** The same limits with a depth that no caller can set too high. */
export function boundedDepth(limits: Limits): Limits {
  return limits.maxDepth <= DEEPEST ? limits : { ...limits, maxDepth: DEEPEST }
}
