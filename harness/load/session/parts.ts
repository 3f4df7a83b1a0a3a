import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { Ear } from '../heard/ear.ts'
import type { TreeVersions } from '../tree/versions.ts'
import type { Endpoint } from './endpoint.ts'
import type { OpenSession } from './open-session.ts'
import type { SessionEnd } from './outcome.ts'
import type { Phrases } from './phrases.ts'
import type { Heard, Sent } from './step.ts'

/** Told of everything that is measured. Times are milliseconds of `now`. */
export interface Meter {
  sent(step: Sent): void
  answered(step: Sent, heard: Heard | 'unexpected', millis: number): void
  lost(step: Sent, timeout: boolean): void
}

/** What all sessions of one worker share. */
export interface SessionParts {
  readonly fleet: Fleet
  readonly trees: TreeVersions
  readonly endpoints: Readonly<Partial<Record<AuthType, Endpoint>>>
  readonly phrases: Readonly<Record<Content, Phrases>>
  readonly ear: Ear
  readonly meter: Meter
  readonly now: () => number
  /** By which the target knows the operator's own gateway; missing where there is none. */
  readonly edgeToken?: string
  readonly manners: Manners
  /** Numbers that the SessionIDs of devices leave out, because they were used before. */
  readonly usedSessionIDs: number
  /** The device pauses; `wake` must be called on the session when the time is over. */
  readonly pause: (row: number, until: number) => void
  /** Bootstraps a key with the device's card over Ub. */
  readonly bootstrapKey: (index: number, done: (key: Bootstrapped | undefined) => void) => void
  readonly onEnd: (session: OpenSession, end: SessionEnd) => void
}

/** What one session does that a correct server withstands. */
export interface Attack {
  readonly name: string
  /** The property that is broken when it succeeds. */
  readonly breaks: string
  /** The RespURI, SessionID and messages so far of the session that it breaks into. */
  readonly address?: string
  readonly sessionID?: string
  readonly msgID?: number
  /** The key that it shows as its own. */
  readonly key?: Bootstrapped
}

/** How devices behave beyond their traits: what a plan for isolation wants of them. */
export interface Manners {
  /** Every session has this SessionID. */
  readonly sessionID?: string
  readonly attack: (session: OpenSession) => Attack | undefined
  /** A session was given a key of its own. */
  readonly learnt: (session: OpenSession, key: Bootstrapped) => void
  readonly over: (session: OpenSession) => void
}
