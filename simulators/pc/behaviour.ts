import type { Transport } from '../world/transport.ts'

/** What a scenario makes a PC agent do on purpose. One without any is correct. */
export interface PcBehaviour {
  /** Connects to the operator as soon as it sees a phone. */
  readonly connectsAtOnce?: boolean
  /** Asks its user although the phone needs nothing. */
  readonly asksAnyway?: boolean
  /** Does without the phone's own word. */
  readonly associatesAlone?: boolean
  /** Carries the session of the first phone that it sees, whichever it has associated. */
  readonly carriesNearest?: boolean
  /** Carries sessions on this way instead of its own: somebody sits between it and the operator. */
  readonly path?: Transport
}
