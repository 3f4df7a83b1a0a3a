import type { Stamped } from '../../harness/history/event.ts'
import type { Step } from './step.ts'

export type Kind = Stamped['kind']

/** How events of some kinds are told. */
export type Tellers<K extends Kind> = { readonly [P in K]: (event: Extract<Stamped, { kind: P }>) => Step }
