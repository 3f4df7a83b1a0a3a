import type { WorldEvent } from './event.ts'

/** Simulators tell what really happened; the stage adds time and sequence and writes it down. Must not throw. */
export type Witness = (event: WorldEvent) => void
