import type { Capability, Dialect, Expectation, Scenario } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household } from '../5.1.4/_acts.ts'

/** An update that must not happen, or not be paid for, with the baseline in which it does. */
export interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  /** The property that the operation would break. */
  readonly breaks: string
  /** What the play puts to the test without the operation; the server's proof to the phone when not given. */
  readonly proves?: readonly string[]
  readonly guarded?: Expectation['guarded']
  readonly needs?: readonly Capability[]
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

const CHARGED: readonly Capability[] = [
  ...(['pairs', 'network', 'packages', 'offers', 'payment', 'subscriber-authentication'] as const),
]

/** A row as the charged update with one thing wrong: its twin is the baseline B11. */
export function withheld(row: Row, household: (stage: Stage) => Promise<Household>): Scenario {
  const {
    name,
    title,
    purpose,
    breaks,
    proves = ['SP-AUTH-01'],
    guarded = 'OP-DL',
    needs = [],
    inapplicable,
  } = row
  return {
    ...{ id: `uc-5.3.1/${name}`, title, purpose, breaks, proves, guarded },
    ...{ useCase: '5.3.1', variation: 'B11', outcome: 'withheld', twin: 'uc-5.3.1/b11-charged-update' },
    needs: [...CHARGED, ...needs],
    ...(inapplicable && { inapplicable }),
    play: async (stage) => row.play(stage, await household(stage)),
  }
}
