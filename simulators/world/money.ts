/** An amount of money in whole cents: never a fraction, so that sums are exact. */
export type Cents = number

const AMOUNT = /^(-?)(\d{1,9})\.(\d{2}) EUR$/

/** Reads `2.00 EUR`; undefined for any other way of writing. */
export function centsOf(amount: string): Cents | undefined {
  const found = AMOUNT.exec(amount)
  if (!found) return undefined
  const [, sign, euros, cents] = found
  const value = Number(euros) * 100 + Number(cents)
  return sign === '-' ? -value : value
}

/** Writes cents as `2.00 EUR`. */
export function amountOf(cents: Cents): string {
  const value = Math.abs(cents)
  const euros = Math.floor(value / 100)
  return `${cents < 0 ? '-' : ''}${euros}.${String(value % 100).padStart(2, '0')} EUR`
}
