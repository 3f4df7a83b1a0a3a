/** The number in `2.00 EUR`, in whole cents; undefined where there is none. */
export function cents(amount: string): number | undefined {
  const found = /-?\d+(?:[.,]\d{1,2})?/.exec(amount)
  return found ? Math.round(Number(found[0].replace(',', '.')) * 100) : undefined
}

/** Whether a text that somebody was shown names this amount, in any way of writing it. */
export function mentions(text: string, amount: string): boolean {
  const wanted = cents(amount)
  const shown = text.match(/\d+(?:[.,]\d{1,2})?/g) ?? []
  return shown.some((each) => cents(each) === wanted)
}
