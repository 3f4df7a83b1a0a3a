import type { Variation } from '../verdict/expectation.ts'
import type { Operation } from './operation.ts'

/** The columns of the identity matrix §4.1 in which something can be required. */
export const COLUMNS = ['DA', 'VA', 'DN', 'DE', 'SI', 'SH', 'SA', 'SG', 'UA', 'CO', 'PA', 'EP', 'LG'] as const
export type Column = (typeof COLUMNS)[number]

/** R required; o required where a flag says so; `absent` must not be known at all. */
export type Need = 'R' | 'o' | 'absent'

export interface Row {
  readonly id: Variation
  readonly title: string
  readonly operations: readonly Operation[]
  readonly cells: Readonly<Partial<Record<Column, Need>>>
}

const BOOT: readonly Operation[] = ['OP-BOOT']
const SETTINGS: readonly Operation[] = ['OP-CONF', 'OP-ACC']
const SALE: readonly Operation[] = ['OP-PAY', 'OP-CONF', 'OP-ENT']
const SOFTWARE: readonly Operation[] = ['OP-DL', 'OP-UP']

const R = 'R'
const o = 'o'

/** Identity matrix §4.1: what must be proven before the operations of each variation. */
export const MATRIX: readonly Row[] = [
  {
    id: 'B1',
    title: 'card provisioning of a private phone',
    operations: BOOT,
    cells: { UA: o, CO: o, LG: o },
  },
  {
    id: 'B2',
    title: 'card provisioning of a corporate phone',
    operations: BOOT,
    cells: { SI: R, SA: o, SG: R, UA: R, CO: o, EP: R, LG: R },
  },
  {
    id: 'B3',
    title: 'provisioning by the network',
    operations: BOOT,
    cells: { DN: R, DE: R, SI: R, SH: R, UA: o, CO: o, LG: R },
  },
  {
    id: 'B4',
    title: 'provisioning at the user’s request',
    operations: BOOT,
    cells: { DN: o, DE: R, SI: R, SH: R, UA: R, CO: o, LG: R },
  },
  {
    id: 'B5',
    title: 'first session that overrides old settings',
    operations: SETTINGS,
    cells: { DA: R, VA: R, DN: R, DE: R, SI: R, SH: R, SA: R, UA: o, CO: o, EP: o, LG: R },
  },
  {
    id: 'B6',
    title: 'through the PC, on the bill',
    operations: SALE,
    cells: { DA: R, VA: R, DN: o, DE: R, SI: R, SH: R, SA: R, UA: R, CO: R, PA: R, LG: R },
  },
  {
    id: 'B7',
    title: 'through the PC, by credit card',
    operations: SALE,
    cells: { DA: R, VA: R, DN: o, DE: R, SI: R, SH: R, SA: o, UA: R, CO: R, PA: R, LG: R },
  },
  {
    id: 'B8',
    title: 'through the PC, from a prepaid account',
    operations: SALE,
    cells: { DA: R, VA: R, DN: o, DE: R, SI: R, SH: R, SA: R, UA: R, CO: R, PA: R, LG: R },
  },
  {
    id: 'B9',
    title: 'ordered on the web, delivered over the air',
    operations: SALE,
    cells: { DA: R, VA: R, DN: R, DE: R, SI: R, SH: R, SA: R, UA: R, CO: R, PA: R, LG: R },
  },
  {
    id: 'B10',
    title: 'free software update',
    operations: ['OP-INV', ...SOFTWARE],
    cells: { DA: R, VA: R, DN: o, DE: R, SI: o, SH: o, UA: o, CO: R, LG: R },
  },
  {
    id: 'B11',
    title: 'charged firmware update',
    operations: [...SOFTWARE, 'OP-PAY'],
    cells: { DA: R, VA: R, DN: R, DE: R, SI: R, SH: R, SA: R, UA: R, CO: R, PA: R, LG: R },
  },
  {
    id: 'B12',
    title: 'software of an enterprise',
    operations: SOFTWARE,
    cells: { DA: R, VA: R, DN: R, DE: R, SI: R, SH: R, SA: R, SG: R, UA: o, CO: o, EP: o, LG: R },
  },
  {
    id: 'B13',
    title: 'help desk reads the phone',
    operations: ['OP-INV', 'OP-DIAG'],
    cells: { DA: R, VA: R, DN: R, DE: o, SI: R, SH: R, SA: o, UA: R, CO: R, LG: R },
  },
  {
    id: 'B14',
    title: 'help desk repairs the phone',
    operations: [...SOFTWARE, 'OP-CONF'],
    cells: { DA: R, VA: R, DN: R, DE: R, SI: R, SH: R, SA: o, UA: R, CO: R, LG: R },
  },
  {
    id: 'B15',
    title: 'help desk of an enterprise',
    operations: ['OP-INV', 'OP-DIAG', ...SOFTWARE, 'OP-CONF'],
    cells: { DA: R, VA: R, DN: R, DE: o, SI: R, SH: o, SA: o, SG: R, UA: R, CO: o, EP: R, LG: R },
  },
  {
    id: 'B16',
    title: 'bug fix by the operator',
    operations: SOFTWARE,
    cells: { DA: R, VA: R, DN: R, DE: R, SI: R, SH: R, SA: R, UA: o, CO: R, LG: R },
  },
  {
    id: 'B17',
    title: 'bug fix by the manufacturer',
    operations: SOFTWARE,
    cells: { DA: R, VA: R, DE: o, SI: 'absent', CO: R, LG: R },
  },
  {
    id: 'B18',
    title: 'lock or wipe of a lost phone',
    operations: ['OP-LOCK'],
    cells: { DA: R, VA: R, DN: R, DE: o, SI: R, SH: R, UA: R, EP: o, LG: R },
  },
]
