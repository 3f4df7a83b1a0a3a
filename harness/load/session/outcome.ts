import type { TransportFault } from '../../../simulators/world/transport.ts'

/** Why a session did not come to its end, in classes that are counted: of the transport, of HTTP, and of DM itself. */
export type Failure =
  | `transport-${TransportFault}`
  | `http-${number}`
  | 'not-syncml'
  | 'other-session'
  | 'moved-elsewhere'
  | 'client-refused'
  | 'subscriber-refused'
  | 'server-unproven'
  | 'server-aborted'
  | 'endless'
  | `notification-${'refused' | 'missing' | 'unsound' | 'unproven' | 'declined'}`
  | `play-${'inconclusive' | 'error' | 'unsupported' | 'lost'}`

export interface SessionEnd {
  readonly outcome: 'complete' | 'refused' | 'aborted' | 'failed'
  readonly reason: string
  /** Missing where the session is complete. */
  readonly failure?: Failure
}

export const COMPLETE: SessionEnd = { outcome: 'complete', reason: 'nothing more to do' }

export const ended = (
  outcome: 'refused' | 'aborted' | 'failed',
  failure: Failure,
  reason: string,
): SessionEnd => ({ outcome, failure, reason })

/**
 * How the end is told to checks: a message that the network or an overloaded server lost says nothing about identity, so the
 * session was broken off and not refused.
 */
export function closing({ outcome, failure, reason }: SessionEnd): Pick<SessionEnd, 'outcome' | 'reason'> {
  const lost = failure?.startsWith('transport-') || failure?.startsWith('http-5')
  return { outcome: lost ? 'aborted' : outcome, reason }
}
