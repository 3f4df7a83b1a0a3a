import type { Variation } from '../verdict/expectation.ts'
import type { Facts } from './facts.ts'
import type { Performed } from './operation.ts'
import type { Transaction } from './transactions.ts'

const BY_MEANS = { bill: 'B6', card: 'B7', prepaid: 'B8' } as const

/**
 * The row of the identity matrix by which an operation is judged. The transaction that it belongs to decides; what the
 * scenario declares settles what facts leave open, and alone it decides only about operations that need a transaction.
 */
export function variationOf(
  performed: Performed,
  declared: Variation | undefined,
  transaction: Transaction | undefined,
  facts: Facts,
): Variation | undefined {
  const { operation, session } = performed
  if (operation === 'OP-BOOT') return bootstrapped(performed, declared, facts)
  if (operation === 'OP-ACC') return 'B5'
  if (!transaction) return alone(performed, declared)
  const one = (...possible: Variation[]) => possible.find((each) => each === declared) ?? possible[0]
  switch (transaction.kind) {
    case 'portal': {
      const line = session === undefined ? undefined : facts.session(session)
      if (line && !line.pc) return 'B9'
      if (!line && (declared === 'B9' || (!declared && !transaction.throughPc))) return 'B9'
      const means = performed.event.kind === 'pay.debit' ? performed.event.means : transaction.means
      return means ? BY_MEANS[means] : one('B6', 'B7', 'B8')
    }
    case 'offer':
      // An inventory is read to see what to offer: whose leave it needs is not yet whose money.
      if (operation === 'OP-INV') return 'B10'
      if (transaction.price === undefined) return one('B10', 'B11', 'B12')
      return isFree(transaction.price) ? one('B10', 'B12') : 'B11'
    case 'contract':
      return 'B12'
    case 'case':
      if (transaction.desk === 'corporate') return 'B15'
      if (transaction.desk === undefined && declared === 'B15') return 'B15'
      return operation === 'OP-INV' || operation === 'OP-DIAG' ? 'B13' : 'B14'
    case 'campaign':
      return transaction.delegated === undefined ? one('B16', 'B17') : transaction.delegated ? 'B17' : 'B16'
    case 'lock':
      return 'B18'
  }
}

/** What a card brought is B1 or B2; what came over the air B3, or B4 where the user had asked for it. */
function bootstrapped(
  { event, imei = '', imsi = '' }: Performed,
  declared: Variation | undefined,
  facts: Facts,
): Variation | undefined {
  if (event.kind !== 'bs.applied') return undefined
  if (event.origin === 'card')
    return declared === 'B2' || (!declared && facts.isCorporate(imei)) ? 'B2' : 'B1'
  return declared === 'B4' || (!declared && facts.ordered(imsi) === 'requests') ? 'B4' : 'B3'
}

/** Settings of a phone are its first provisioning when nobody ordered anything else. */
function alone({ operation }: Performed, declared: Variation | undefined): Variation | undefined {
  const number = Number(declared?.slice(1))
  switch (operation) {
    case 'OP-CONF':
      return 'B5'
    case 'OP-INV':
    case 'OP-DIAG':
      return number >= 13 && number <= 15 ? declared : undefined
    case 'OP-DL':
    case 'OP-UP':
      return number >= 10 && number <= 17 && number !== 13 ? declared : 'B10'
    case 'OP-PAY':
      return (number >= 6 && number <= 9) || number === 11 ? declared : 'B11'
    case 'OP-ENT':
      return number >= 6 && number <= 9 ? declared : 'B6'
    case 'OP-LOCK':
      return 'B18'
    default:
      return undefined
  }
}

/** `0`, `0.00 EUR` and nothing at all. */
export function isFree(price: string): boolean {
  return Number.parseFloat(price || '0') === 0
}
