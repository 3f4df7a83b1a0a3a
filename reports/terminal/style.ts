import type { Outcome } from '../outcome.ts'

const CODE: Readonly<Record<Outcome | 'bold' | 'dim', number>> = {
  pass: 32,
  fail: 31,
  inconclusive: 33,
  error: 35,
  unsupported: 90,
  bold: 1,
  dim: 2,
}

export type Paint = (how: Outcome | 'bold' | 'dim', text: string) => string

/** Colours where they are wanted; without them the marks and words say everything. */
export function painter(colour: boolean): Paint {
  return (how, text) => (colour ? `\u001b[${CODE[how]}m${text}\u001b[0m` : text)
}
