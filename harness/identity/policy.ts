import type { Stamped } from '../history/event.ts'
import type { Variation } from '../verdict/expectation.ts'
import type { EvidenceCode } from './evidence/evidence.ts'
import { demanded, type Flags } from './flags.ts'
import { COLUMNS, type Column, MATRIX, type Row } from './matrix.ts'
import type { Operation } from './operation.ts'
import { propertyOf } from './properties.ts'

/** One cell of the identity matrix: an operation of a variation needs evidence of one of these kinds. */
export interface Cell {
  readonly variation: Variation
  readonly column: Column
  /** Any one of them will do. */
  readonly codes: readonly EvidenceCode[]
  /** Whether the evidence must belong to the same session, or to the same subject wherever it is. */
  readonly bound: 'session' | 'subject'
  /** Only evidence from these events counts, where not any will do. */
  readonly sources?: readonly Stamped['kind'][]
  /** Only what was asked in this way counts, where a phone asked. */
  readonly asked?: 'alert'
  /** Evidence counts although something has revoked it: what matters is that it was once so. */
  readonly everSo?: boolean
  /** The property that an operation without it breaks. */
  readonly property: string
}

/** What is known of an operation's subject that cells may depend on. */
export interface About {
  readonly corporate: boolean
  readonly userInitiated: boolean
}

/** Who is in the session, not who is known from elsewhere: the address, the gateway’s header, or the key that was shown. */
const IN_SESSION: readonly Stamped['kind'][] = ['aaa.query', 'he.header', 'dm.subauth']
/** A person who answers at a counter of the operator, not the one who holds the phone. */
const BESIDE_THE_PHONE: readonly Stamped['kind'][] = ['care.verify', 'user.verify', 'portal.login']
const BY_PC: readonly Variation[] = ['B6', 'B7', 'B8']
/** Operations that are no command of a session: nobody authenticates in them. */
const OUTSIDE: readonly Operation[] = ['OP-BOOT', 'OP-PAY']

/** The cells that this operation must satisfy in this variation, as the flags have it. */
export function cellsFor(variation: Variation, operation: Operation, flags: Flags, about: About): Cell[] {
  const row = MATRIX.find(({ id }) => id === variation)
  if (!row?.operations.includes(operation)) return []
  return COLUMNS.filter((column) => applies(row, column, operation, flags, about)).map((column) => ({
    variation,
    column,
    property: propertyOf(variation, column, operation),
    ...evidenceFor(variation, column, operation),
  }))
}

function applies(row: Row, column: Column, operation: Operation, flags: Flags, about: About): boolean {
  const need = row.cells[column]
  // What stands in a log is judged by SP-LOG-01, what must not be known by SP-BF-04.
  if (need === undefined || need === 'absent' || column === 'LG') return false
  if ((column === 'VA' || column === 'SA') && OUTSIDE.includes(operation)) return false
  if (column === 'DA' && OUTSIDE.includes(operation) && !BY_PC.includes(row.id)) return false
  // A service that the operator's own network switches on is no command either.
  if (operation === 'OP-ENT' && (column === 'VA' || column === 'SA' || column === 'DA')) return false
  // An inventory is read to see what to offer: whose consent it needs is not yet whose money.
  return demanded(row.id, column, need, flags, about)
}

/** Which evidence fills a column, and how it must be bound. */
function evidenceFor(
  variation: Variation,
  column: Column,
  operation: Operation,
): Pick<Cell, 'codes' | 'bound' | 'sources' | 'everSo' | 'asked'> {
  const subject = (...codes: EvidenceCode[]) => ({ codes, bound: 'subject' as const })
  const session = (...codes: EvidenceCode[]) => ({ codes, bound: 'session' as const })
  switch (column) {
    case 'DA':
      return BY_PC.includes(variation) ? { ...subject('DA'), sources: ['pc.assoc'] } : session('DA')
    case 'VA':
      return session('VA')
    case 'DN':
      return { ...subject('DN'), ...(variation === 'B18' && { everSo: true }) }
    case 'SI':
      if (variation === 'B2') return subject('SI', 'UP')
      return OUTSIDE.includes(operation) ||
        operation === 'OP-ENT' ||
        variation === 'B18' ||
        BY_PC.includes(variation)
        ? subject('SI')
        : { ...subject('SI'), sources: IN_SESSION }
    case 'SA':
      if (variation === 'B6') return subject('SA', 'US')
      return variation === 'B8' ? subject('SA', 'US', 'PA') : session('SA')
    case 'SG':
      return variation === 'B2' ? subject('SG', 'EP') : subject('SG')
    case 'UA':
      if (variation === 'B18') return { ...subject('UO'), sources: BESIDE_THE_PHONE }
      return operation === 'OP-BOOT'
        ? subject(...(variation === 'B4' ? (['UO'] as const) : (['UP', 'UO'] as const)))
        : subject('US')
    case 'PA':
      // On the subscription's own bill the operator itself has authenticated the payer.
      return variation === 'B7' || variation === 'B8' ? subject('PA') : subject('PA', 'US')
    case 'CO':
      // That somebody let a server manage the phone says nothing about what it does there.
      return operation === 'OP-BOOT' ? subject('CO') : { ...subject('CO'), asked: 'alert' }
    case 'DE':
    case 'SH':
    case 'EP':
    case 'LG':
      return subject(column)
  }
}
