import type { Dialect } from '../scenario.ts'
import type { Stage } from '../stage.ts'
import type { Baseline, Parties } from './baseline.ts'

/** How one evidence can fail while all others stand (identity matrix §1.6). */
export type Way = 'missing' | 'false' | 'stale' | 'foreign' | 'revoked'

export interface Scene extends Parties {
  readonly stage: Stage
  readonly baseline: Baseline
}

/** One change to the world that takes one evidence away, and knows nothing of the scenario that it is made in. */
export interface Perturbation {
  /** What is wrong, as a sentence. */
  readonly title: string
  /** Before the order is given, or after the user has agreed and before the target acts on it. */
  readonly when: 'before' | 'between'
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly happen: (scene: Scene) => void | Promise<void>
  /** What tempts the target once more, when everything else is over. */
  readonly after?: (scene: Scene) => void | Promise<void>
}

/** The ways in which the evidence of one column can fail. */
export type Perturbations = Readonly<Partial<Record<Way, Perturbation>>>

export const before = (title: string, happen: Perturbation['happen']): Perturbation => ({
  title,
  when: 'before',
  happen,
})
export const between = (title: string, happen: Perturbation['happen']): Perturbation => ({
  title,
  when: 'between',
  happen,
})
export const notBasic = ({ auth }: Dialect): string | undefined =>
  auth === 'basic' ? 'basic credentials carry no nonce' : undefined

/** From now on the phone behaves so, beside what it does already. */
export function behave({ phone }: Parties, behaviour: Parties['phone']['device']['behaviour']): void {
  phone.device.behaviour = { ...phone.device.behaviour, ...behaviour }
}
