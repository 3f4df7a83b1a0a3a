import type { Fleet } from '../fleet/fleet.ts'
import type { Manner } from '../plan/plan.ts'
import type { OpenSession } from '../session/open-session.ts'
import type { Manners } from '../session/parts.ts'

export interface MannerParts {
  readonly open: ReadonlyMap<number, OpenSession>
  readonly fleet: Fleet
  readonly moveLine: (ip: string, to: number) => void
}

/** What a plan's manners make devices do. */
export function mannersOf(manners: readonly Manner[], _parts: MannerParts): Manners {
  return { ...(manners.includes('equal-session-ids') && { sessionID: '1' }) }
}
