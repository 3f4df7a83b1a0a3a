import type fc from 'fast-check'
import type { Dialect } from '../history/event.ts'
import type { EvidenceCode } from '../identity/evidence/evidence.ts'
import type { Capability } from '../target/target.ts'
import type { Household, Step } from './plan.ts'
import type { Promised, World } from './world.ts'

/** Groups of commands that a run takes in or leaves out together. */
export type Family =
  | 'card'
  | 'pin'
  | 'network'
  | 'registers'
  | 'bootstrap'
  | 'session'
  | 'attack'
  | 'time'
  | 'software'
  | 'lock'
  | 'care'
  | 'campaign'
  | 'contract'
  | 'portal'
  | 'server'

/** Values of a step beside the name of its command. */
export type Parameters = Readonly<Record<string, string | number>>

/** Whom a use case is for, and whether their phone has been set up before. */
export interface Suited {
  readonly household: Household
  readonly setUp: boolean
}

/** One kind of thing that can happen in a world. */
export interface Command<P extends Parameters = Parameters> {
  readonly name: string
  readonly family: Family
  /** What the target must declare. */
  readonly needs?: readonly Capability[]
  /** Whether it means anything where client and server speak so. */
  readonly spoken?: (dialect: Dialect) => boolean
  /** How often it is drawn beside others; 1 where not given. */
  readonly weight?: number
  /** Evidence that dies of it: a knock-out puts it behind the proof and before the operation. */
  readonly kills?: readonly EvidenceCode[] | ((parameters: P) => readonly EvidenceCode[])
  /** What must mostly have happened for it to lead anywhere: a plan does so first, as far as it makes sense there. */
  readonly prepared?: (parameters: P) => readonly Step[]
  /** Of a use case: whom it is for. A plan often begins with such people, and nothing else that could be in the way. */
  readonly suits?: (parameters: P) => Suited
  /** Which of its parameters name somebody to whom it happens, where it is not all that name a household. */
  readonly about?: (parameters: P) => readonly string[]
  /** True where nothing is out of the ordinary: a phone to which only such things happened must be served (LV-01). */
  readonly proper?: boolean | ((parameters: P) => boolean)
  /** What must come of it for customers who are in no trouble (LV-01). */
  readonly promises?: Promised['what'] | ((parameters: P) => Promised['what'] | undefined)
  readonly parameters: { readonly [K in keyof P]: fc.Arbitrary<P[K]> }
  /** Whether it makes sense in the world as it is now. */
  readonly possible?: (world: World, parameters: P) => boolean
  /** What happens, in the words of the requirements. */
  readonly tell: (world: Namer, parameters: P) => string
  readonly run: (world: World, parameters: P) => Promise<void> | void
}

/** Names the things of a world as its proof tells them. */
export interface Namer {
  phone(n: number): string
  card(n: number): string
  person(n: number): string
}

/** Marks a module's export as a command; parameters are known to the functions of the command alone. */
export function command<P extends Parameters>(definition: Command<P>): Command {
  return definition as unknown as Command
}
