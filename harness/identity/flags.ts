import type { Variation } from '../verdict/expectation.ts'
import type { Column, Need } from './matrix.ts'

/** Points that the requirements leave open, with what holds where a target file says nothing (identity matrix §6). */
export const DEFAULT_FLAGS = {
  /** Must the subscription authenticate itself in the first session? `corporate` asks corporate subscriptions alone. */
  'subAuth.bootstrap': 'corporate',
  /** Is the user asked before settings change? `onIndication`: only where card or server say so; or `always`. */
  'consent.config': 'onIndication',
  /** Is the user asked before software changes, where nothing is charged? `always` or `never`. */
  'consent.softwareUpdate': 'always',
  /** Is the user asked before an enterprise's software is installed? `on` or `off`. */
  'confirm.corporate': 'off',
  /** Must the user be authenticated for a bug fix? `userInitiated`: where the user asked for it; or `always`, `never`. */
  'userAuth.bugFix': 'userInitiated',
  /** Does the authentication at attach count as the subscription's authentication in the session? `yes` or `no`. */
  'sa.acceptAttachBinding': 'no',
  /** May DM travel over plain HTTP? `loopback`: where it stays in the machine; or `always`, `never`. */
  'transport.plaintext': 'loopback',
  /** Seconds for which card and phone must have been seen together before a free bug fix. */
  'bugFix.minPairedSeconds': '60',
} as const satisfies Record<string, string>

export type Flags = Readonly<Record<string, string>>

/** The flags in force for a target. */
export function flagsOf(own: Flags): Flags {
  return { ...DEFAULT_FLAGS, ...own }
}

interface About {
  readonly corporate: boolean
  readonly userInitiated: boolean
}

/**
 * Whether a cell must be satisfied. Each optional cell can be switched on alone by `require.<row>.<column>: yes`, e.g.
 * `require.B10.SI`, and each required one off by `no`.
 */
export function demanded(
  variation: Variation,
  column: Column,
  need: Need,
  flags: Flags,
  about: About,
): boolean {
  const own = flags[`require.${variation}.${column}`]
  if (own !== undefined) return own === 'yes'
  switch (`${variation} ${column}`) {
    case 'B5 SA':
      return (
        flags['subAuth.bootstrap'] === 'on' || (flags['subAuth.bootstrap'] === 'corporate' && about.corporate)
      )
    case 'B5 CO':
      return flags['consent.config'] === 'always'
    case 'B10 CO':
    case 'B16 CO':
    case 'B17 CO':
      return flags['consent.softwareUpdate'] === 'always'
    case 'B12 CO':
      return flags['confirm.corporate'] === 'on'
    case 'B16 UA':
      return (
        flags['userAuth.bugFix'] === 'always' ||
        (flags['userAuth.bugFix'] === 'userInitiated' && about.userInitiated)
      )
    default:
      return need === 'R'
  }
}
