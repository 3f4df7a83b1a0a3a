/** Octets that are no IPA frame or no GSUP message, with the octet at which, and what was expected there. */
export class GsupProblem extends Error {
  override readonly name = 'GsupProblem'
  readonly offset: number

  constructor(offset: number, expected: string) {
    super(`at octet ${offset}: expected ${expected}`)
    this.offset = offset
  }
}
