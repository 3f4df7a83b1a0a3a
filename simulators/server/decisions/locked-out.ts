import type { Failures } from '../store/failures.ts'

/** Consecutive failures that are answered before the door is shut (SP-AUTH-10). */
export const MAX_FAILURES = 3

/** How long it stays shut, in milliseconds. */
export const COOL_DOWN_MS = 15 * 60_000

/** Whether a device that failed so often may try again at this moment. */
export type LockedOut = (failures: Failures, now: number) => boolean

export const lockedOut: LockedOut = ({ count, lastAt }, now) =>
  count >= MAX_FAILURES && now - lastAt < COOL_DOWN_MS
