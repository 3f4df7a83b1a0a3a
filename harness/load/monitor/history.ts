import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { PlayHeader, PlayHistory, Stamped } from '../../history/event.ts'
import type { Identities } from '../fleet/identities.ts'
import { ownerOf, sessionNumber } from './session-number.ts'
import { tellStory } from './story.ts'
import type { Told, Watched } from './watched.ts'

export interface Circumstances {
  readonly seed: string
  readonly plan: string
  readonly serverId: string
  readonly flags: Readonly<Record<string, string>>
  readonly identities: Identities
}

/** A session of a load run as a history like any other: the same checks judge it, the same pages show it. */
export function historyOf(
  session: Watched,
  told: readonly Told[],
  { seed, plan, flags, serverId, identities }: Circumstances,
): PlayHistory {
  const { traits, attack, owed } = session
  const { content, auth } = traits
  const owner = ownerOf(identities, sessionNumber(session.index, session.count))
  const header: PlayHeader = {
    play: `${plan}/${owner.name}@${content}+${auth}`,
    scenario: `load/${plan}`,
    title: `Session ${owner.name} of a load run`,
    purpose: 'Each session under load is judged like one that is alone.',
    dialect: { content, auth },
    seed,
    expectation: {
      useCase: '5.1.4',
      variation: 'B5',
      guarded: 'OP-CONF',
      proves: [],
      ...(attack
        ? { outcome: 'withheld', breaks: attack.breaks }
        : { outcome: owed ? 'performed' : 'lawful' }),
    },
    log: false,
    flags,
    replay: `load --seed ${seed}`,
  }
  const events: Stamped[] = []
  const stamp = (t: number, event: WorldEvent) =>
    void events.push({ ...event, t: Math.round(t), seq: events.length })
  // The operator gave the device's account to the target before the run began, and with it its identities.
  stamp(0, {
    ...{ kind: 'order', name: 'accounts', imei: owner.imei14, imsi: owner.imsi },
    ...{ accepted: true, status: 201, detail: 'account handed over' },
  })
  let next = 0
  tellStory(session, identities, serverId, (t, event) => {
    for (let other = told[next]; other && other.t < t; other = told[++next]) stamp(other.t, other.event)
    stamp(t, event)
  })
  for (const { t, event } of told.slice(next)) stamp(t, event)
  return { header, events }
}
