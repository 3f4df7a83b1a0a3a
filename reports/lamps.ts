import type { Stamped } from '../harness/history/event.ts'
import { type Ground, Principal } from './ladder/principal.ts'

/**
 * How well a principal is known to the target at a moment. `revoked`: it was shown, and has been overtaken by what
 * happened since (identity matrix §1.4), whatever the target still believes.
 */
export type Light = 'off' | 'claimed' | 'identified' | 'authenticated' | 'revoked'

export interface Lamps {
  readonly device: Light
  readonly subscriber: Light
  readonly user: Light
}

export const DARK: Lamps = { device: 'off', subscriber: 'off', user: 'off' }
