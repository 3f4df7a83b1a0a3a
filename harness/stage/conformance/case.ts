import type { DmVersion } from '../../../protocol/syncml/message.ts'
import type { Dialect } from '../../history/event.ts'
import type { Capability } from '../../target/target.ts'
import type { Expected } from './expect/expected.ts'
import type { ScriptedDevice } from './scripted-device.ts'
import type { ScriptedServer } from './scripted-server.ts'

/**
 * How binding a statement is: MUST and SHOULD as the standard has them, MAY for what is optional and binds whoever
 * offers it, QUALITY for what no text demands and a robust peer does all the same.
 */
export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'QUALITY'

interface Statement {
  /** `<side>/<area>/<name>`: ids of our own, unique in the catalogue. */
  readonly id: string
  readonly level: Level
  /** Where the statement stands, e.g. `DM Protocol §9`. */
  readonly clause: string
  /** The statement in one sentence. */
  readonly purpose: string
  /** Generations of DM that it holds for; all of them where nothing else is said. */
  readonly versions?: readonly DmVersion[]
  /** Why it says nothing in a dialect, or undefined where it does. */
  readonly inapplicable?: (dialect: Dialect) => string | undefined
}

export interface ServerCase extends Statement {
  readonly side: 'server'
  /** What the target must declare beyond an account for a device. */
  readonly needs?: readonly Capability[]
  readonly play: (device: ScriptedDevice) => Promise<void>
  readonly expect: readonly Expected[]
}

export interface ClientCase extends Statement {
  readonly side: 'client'
  /** What the client must be able to do for the case to say something, e.g. `user`, `card`. */
  readonly asks?: string
  /** It leaves the client with another account, card or state than before: that must be taken back before the next case. */
  readonly upsets?: boolean
  readonly play: (server: ScriptedServer) => Promise<void>
  readonly expect: readonly Expected[]
}

/** A statement that no case plays yet: it stays visible, with the reason. */
export interface PlannedCase extends Statement {
  readonly side: 'server' | 'client'
  readonly planned: string
}

export type ConformanceCase = ServerCase | ClientCase | PlannedCase

/** Marks a module's default export as one case. */
export function conformanceCase<C extends ConformanceCase>(definition: C): C {
  return definition
}

/** A table of cases that share a side and more: each row says what is its own. */
export function conformanceCases<Common extends object, Row extends object>(
  common: Common,
  rows: readonly Row[],
): readonly (Common & Row)[] {
  return rows.map((row) => ({ ...common, ...row }))
}

/** MAY binds whoever offers the thing; the other two levels advise. */
export const isBinding = (level: Level): boolean => level === 'MUST' || level === 'MAY'

/** The play cannot come to the point that it is about: inconclusive, never a failure of the peer. */
export class NotReached extends Error {
  override readonly name = 'NotReached'
}
