import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import { type Draw, drawer, unit } from '../fleet/draw.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Manner } from '../plan/plan.ts'
import type { OpenSession } from '../session/open-session.ts'
import type { Attack, Manners } from '../session/parts.ts'

export interface MannerParts {
  readonly open: Iterable<OpenSession>
  readonly fleet: Fleet
  readonly moveLine: (ip: string, to: number) => void
}

/** One device in ten does what it must not get away with. */
const SHARE = 0.1

/** What a plan's manners make devices do. Who does it follows from the seed; whom it hits, from who is there. */
export function mannersOf(manners: readonly Manner[], parts: MannerParts): Manners {
  const attackers = manners.filter((manner): manner is keyof typeof ATTACKS => manner in ATTACKS)
  const draws = new Map(attackers.map((manner) => [manner, drawer(parts.fleet.spec.seed, manner)]))
  const keys = new Map<number, Bootstrapped>()
  const attacks = (manner: keyof typeof ATTACKS, { index }: OpenSession) =>
    unit(draws.get(manner) as Draw, index) < SHARE
  return {
    ...(manners.includes('equal-session-ids') && { sessionID: '1' }),
    attack: (session) => {
      for (const manner of attackers) {
        const attack = attacks(manner, session) ? ATTACKS[manner](session, parts, keys) : undefined
        if (attack) return attack
      }
      return undefined
    },
    learnt: (session, key) => {
      if (attackers.includes('stolen-keys') && attacks('stolen-keys', session)) keys.set(session.row, key)
    },
    over: ({ index, attack }) => {
      if (attack?.name === 'moved-line') parts.moveLine(parts.fleet.identities.ip(index), index)
    },
  }
}

type Attacker = (
  session: OpenSession,
  parts: MannerParts,
  keys: ReadonlyMap<number, Bootstrapped>,
) => Attack | undefined

const ATTACKS = {
  /** Goes on in somebody else's session, knowing nothing but its address. */
  'stolen-addresses': (session, { open }) => {
    for (const victim of open) {
      if (victim.row === session.row || victim.target === victim.endpoint.url) continue
      if (victim.endpoint !== session.endpoint) continue
      const { target, sessionID, sentMessages } = victim
      return { name: 'stolen-resp-uri', breaks: 'SP-ISO-02', address: target, sessionID, msgID: sentMessages }
    }
    return undefined
  },
  /** Its line is somebody else's by now: what the server once learnt of it no longer holds. */
  'moving-lines': ({ index, row }, { fleet, moveLine }) => {
    if ((fleet.sessions[row] ?? 0) < 2) return undefined
    moveLine(fleet.identities.ip(index), (index + 1) % fleet.spec.devices)
    return { name: 'moved-line', breaks: 'SP-SUB-01' }
  },
  /** Shows the key that an earlier session was opened with. */
  'stolen-keys': ({ row }, _parts, keys) => {
    const key = keys.get(row)
    return key && { name: 'stolen-key', breaks: 'SP-SUB-01', key }
  },
} satisfies Partial<Record<Manner, Attacker>>
