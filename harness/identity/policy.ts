import type { Stamped } from '../history/event.ts'
import type { Variation } from '../verdict/expectation.ts'
import type { EvidenceCode } from './evidence.ts'
import type { Flags } from './flags.ts'
import type { Operation } from './operation.ts'

/** One cell of the identity matrix §4.1: an operation of a variation needs one of these kinds of evidence. */
export interface Cell {
  readonly variation: Variation
  readonly operations: readonly Operation[]
  /** Any one of them will do. */
  readonly codes: readonly EvidenceCode[]
  /** Whether the evidence must belong to the same session, or to subscription and equipment wherever they are. */
  readonly bound: 'session' | 'pair'
  /** Only evidence from these events counts, where not any will do. */
  readonly sources?: readonly Stamped['kind'][]
  /** The property that an operation without it breaks. */
  readonly property: string
  /** Applies only then. */
  readonly when?: (flags: Flags, about: About) => boolean
}

/** What is known of an operation's subject that cells may depend on. */
export interface About {
  readonly corporate: boolean
}

const BOOT: readonly Operation[] = ['OP-BOOT']
const SETTINGS: readonly Operation[] = ['OP-CONF', 'OP-ACC']

const cell = (
  variation: Variation,
  operations: readonly Operation[],
  codes: readonly EvidenceCode[],
  property: string,
  extra: Partial<Cell> = {},
): Cell => ({ variation, operations, codes, bound: 'pair', property, ...extra })

/** Baselines B1–B5 as data; the log cell LG is judged by SP-LOG-01, which looks at what comes after. */
export const POLICY: readonly Cell[] = [
  // B1 has no required cell: private data on the card are guarded by SP-USR-02.
  cell('B2', BOOT, ['SI', 'UP'], 'SP-BOOT-03'),
  cell('B2', BOOT, ['EP'], 'SP-BOOT-03'),
  cell('B2', BOOT, ['UP', 'UO'], 'SP-USR-02'),
  cell('B3', BOOT, ['DN'], 'SP-BOOT-02'),
  cell('B3', BOOT, ['DE'], 'SP-EIR-01'),
  cell('B3', BOOT, ['SI'], 'SP-SUB-01'),
  cell('B3', BOOT, ['SH'], 'SP-ROAM-01'),
  cell('B4', BOOT, ['DE'], 'SP-EIR-01'),
  cell('B4', BOOT, ['SI'], 'SP-SUB-01'),
  cell('B4', BOOT, ['SH'], 'SP-ROAM-01'),
  cell('B4', BOOT, ['UO'], 'SP-BOOT-02'),
  cell('B5', SETTINGS, ['DA'], 'SP-AUTH-02', { bound: 'session' }),
  cell('B5', SETTINGS, ['VA'], 'SP-AUTH-01', { bound: 'session' }),
  cell('B5', SETTINGS, ['DN'], 'SP-AUTH-06'),
  cell('B5', SETTINGS, ['DE'], 'SP-EIR-01'),
  // Who is in the session, not who is known from elsewhere: the address, the gateway's header, or the key that was shown.
  cell('B5', SETTINGS, ['SI'], 'SP-SUB-01', { sources: ['aaa.query', 'he.header', 'dm.subauth'] }),
  cell('B5', SETTINGS, ['SH'], 'SP-ROAM-01'),
  cell('B5', SETTINGS, ['SA'], 'SP-SUB-01', {
    bound: 'session',
    when: (flags, { corporate }) =>
      flags['subAuth.bootstrap'] === 'on' || (flags['subAuth.bootstrap'] === 'corporate' && corporate),
  }),
]

/** Cells that an operation in this variation must satisfy. Settings are always judged by B5, whatever led to them. */
export function cellsFor(variation: Variation, operation: Operation): readonly Cell[] {
  const under = SETTINGS.includes(operation) ? 'B5' : variation
  return POLICY.filter((each) => each.variation === under && each.operations.includes(operation))
}
