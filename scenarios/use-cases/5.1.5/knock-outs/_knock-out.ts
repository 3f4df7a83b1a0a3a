import type { Way } from '../../../../harness/stage/knock-out/perturbation.ts'
import type { Dialect, Expectation, Scenario } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { atTheDoor, buys, type Happenings, NEEDS, SALES, type Selling } from '../_sale.ts'

/** A sale with exactly one evidence missing, false, stale, foreign, or revoked between check and use. */
export interface KnockOut {
  readonly cell: 'DA' | 'VA' | 'DN' | 'DE' | 'SI' | 'SH' | 'SA' | 'UA' | 'CO' | 'PA'
  readonly how: Way
  readonly title: string
  /** What must not happen; taking the money when not given. */
  readonly guarded?: Expectation['guarded']
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage, selling: Selling) => Promise<unknown>
}

/** The sale as always, but for what happens at some moments of it. */
export const sold =
  (at: Happenings): KnockOut['play'] =>
  async (stage, selling) => {
    const sale = await atTheDoor(stage, selling)
    if (sale) await buys(sale, at)
  }

/** The knock-outs as twins of each of these sales. */
export const twinsOfSales = (sales: readonly Selling[], knockOuts: readonly KnockOut[]): Scenario[] =>
  sales.flatMap((selling) => knockOuts.map((each) => twin(selling, each)))

function twin(variation: Selling, knockOut: KnockOut): Scenario {
  const { cell, how, title, guarded = 'OP-PAY', inapplicable, play } = knockOut
  return {
    id: `uc-5.1.5/${variation.toLowerCase()}-without-${cell.toLowerCase()}-${how}`,
    title,
    purpose: `${variation} with ${cell} ${how}: ${guarded === 'OP-PAY' ? 'nobody pays' : 'the phone stays as it is'}.`,
    ...{ useCase: '5.1.5', variation, guarded, outcome: 'withheld' },
    breaks: `matrix/${variation}/${cell}`,
    twin: SALES[variation].twin,
    proves: [],
    needs: NEEDS,
    once: true,
    ...(inapplicable && { inapplicable }),
    play: async (stage) => void (await play(stage, variation)),
  }
}
