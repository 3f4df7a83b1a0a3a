import type { Variation } from '../verdict/expectation.ts'
import type { Column } from './matrix.ts'
import type { Operation } from './operation.ts'

/** What an operation breaks that lacks the evidence of a column; the use case may have a law of its own for it. */
const GENERAL: Readonly<Record<Column, string>> = {
  DA: 'SP-AUTH-02',
  VA: 'SP-AUTH-01',
  DN: 'SP-AUTH-06',
  DE: 'SP-EIR-01',
  SI: 'SP-SUB-01',
  SH: 'SP-ROAM-01',
  SA: 'SP-SUB-01',
  SG: 'SP-FW-02',
  UA: 'SP-USR-01',
  CO: 'SP-USR-05',
  PA: 'SP-PAY-01',
  EP: 'SP-FW-06',
  LG: 'SP-LOG-01',
}

type Own = Readonly<Partial<Record<Column, string>>>

const SALE: Own = { SA: 'SP-PC-04', UA: 'SP-USR-01', CO: 'SP-PAY-01', PA: 'SP-PAY-01' }
const BY_PC: Own = { ...SALE, DA: 'SP-PC-02' }
const DESK: Own = { DN: 'SP-HD-03', UA: 'SP-HD-01', CO: 'SP-HD-02' }

const OWN: Readonly<Partial<Record<Variation, Own>>> = {
  B2: { SI: 'SP-BOOT-03', SA: 'SP-BOOT-03', SG: 'SP-BOOT-03', EP: 'SP-BOOT-03', UA: 'SP-USR-02' },
  B1: { UA: 'SP-USR-02' },
  B3: { DN: 'SP-BOOT-02' },
  B4: { DN: 'SP-BOOT-02', UA: 'SP-BOOT-02' },
  B6: BY_PC,
  B7: { ...BY_PC, PA: 'SP-PAY-05' },
  B8: { ...BY_PC, PA: 'SP-PAY-06' },
  B9: SALE,
  B11: { SA: 'SP-FW-01', UA: 'SP-FW-01', CO: 'SP-FW-01' },
  B12: { SA: 'SP-FW-02', SG: 'SP-FW-02' },
  B13: DESK,
  B14: DESK,
  B15: { ...DESK, SG: 'SP-HD-01', EP: 'SP-HD-01' },
  B16: { DN: 'SP-BF-01', SH: 'SP-BF-01', SA: 'SP-BF-01', SI: 'SP-BF-01' },
  B17: { SI: 'SP-BF-04' },
  B18: { UA: 'SP-HD-01' },
}

/** The property that stands behind a cell of the matrix. */
export function propertyOf(variation: Variation, column: Column, operation?: Operation): string {
  if (operation === 'OP-INV' && column === 'CO') return 'SP-PRIV-01'
  // What an update costs is money like any other.
  if (operation === 'OP-PAY' && variation === 'B11') return SALE[column] ?? GENERAL[column]
  return OWN[variation]?.[column] ?? GENERAL[column]
}
