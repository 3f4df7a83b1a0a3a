import type { ManagementObject } from '../../../world/event.ts'

export interface Transition {
  readonly from: number
  readonly event: string
  readonly to: number
}

/** A state machine of a management object as its standard draws it: numbers of states, and what leads where. */
export interface Machine {
  readonly mo: ManagementObject
  readonly transitions: readonly Transition[]
}

/** Where an event leads from a state; undefined where the standard has no such arrow. */
export function next({ transitions }: Machine, from: number, event: string): number | undefined {
  return transitions.find((each) => each.from === from && each.event === event)?.to
}

/** The same arrow out of several states. */
export const arrows = (from: readonly number[], event: string, to: number): Transition[] =>
  from.map((each) => ({ from: each, event, to }))
