/** The check digit that belongs behind these digits (ISO/IEC 7812-1 annex B). */
export function luhnDigit(body: string): number {
  let sum = 0
  for (let place = 0; place < body.length; place++) {
    const digit = Number(body[body.length - 1 - place])
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}

/** Whether the last digit is the right one. */
export function luhnHolds(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1))
}
