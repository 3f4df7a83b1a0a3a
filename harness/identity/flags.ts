/** Points that the requirements leave open, with what holds where a target file says nothing (identity matrix §6). */
export const DEFAULT_FLAGS = {
  /** Must the subscription authenticate itself in the first session? `corporate` asks corporate subscriptions alone. */
  'subAuth.bootstrap': 'corporate',
  'consent.config': 'onIndication',
  'confirm.corporate': 'off',
  /** Does the authentication at attach count as the subscription's authentication in the session? */
  'sa.acceptAttachBinding': 'no',
} as const satisfies Record<string, string>

export type Flags = Readonly<Record<string, string>>

/** The flags in force for a target. */
export function flagsOf(own: Flags): Flags {
  return { ...DEFAULT_FLAGS, ...own }
}
