import { EXIT } from '../../verdict/exit-code.ts'
import type { Cell } from '../../verdict/matrix.ts'

/** What a matrix comes to: the worst of its cells; a matrix in which nothing passes says nothing. */
export function exitCodeOf(cells: readonly Cell[]): number {
  const has = (verdict: Cell['verdict']) => cells.some((cell) => cell.verdict === verdict)
  if (has('fail')) return EXIT.fail
  if (has('error')) return EXIT.threw
  return has('inconclusive') || !has('pass') ? EXIT.inconclusive : EXIT.pass
}
