import type { Capability } from '../../../../harness/stage/scenario.ts'
import { type Expectation, scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Household } from '../../5.1.4/_acts.ts'
import { customer, query, repair } from '../_acts.ts'

/** The phone is managed properly; what lacks proof in a call must not be done to it (identity matrix §4.2). */
export interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly guarded: Expectation['guarded']
  readonly breaks: string
  readonly variation?: 'B13' | 'B14' | 'B15'
  readonly twin?: string
  readonly needs?: readonly Capability[]
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

/** The agent orders while package #0 does not get through: the order waits for the phone's next session. */
export async function orderThatWaits(stage: Stage, household: Household) {
  stage.network.faults.script('push', 'error', { times: 1 })
  const call = await query(stage, household)
  stage.fromHere()
  return call
}

/** The verified caller is asked, and something happens before the target hears of the answer. */
export const meanwhile =
  (happens: (stage: Stage, household: Household) => void | Promise<void>) =>
  async (stage: Stage, household: Household) => {
    stage.fromHere()
    await repair(stage, household, { at: { agreed: (each) => happens(stage, each) } })
  }

export const withheld = (rows: readonly Row[]) =>
  scenarios(rows, (row) => ({
    id: `uc-5.4.1/${row.name}`,
    title: row.title,
    purpose: row.purpose,
    useCase: '5.4.1',
    variation: row.variation ?? 'B13',
    guarded: row.guarded,
    outcome: 'withheld',
    proves: [],
    breaks: row.breaks,
    twin: row.twin ?? 'uc-5.4.1/b13-query',
    needs: [
      ...(['pairs', 'network', 'packages', 'cases', 'case-query', 'case-repair', 'case-close'] as const),
      ...(row.needs ?? []),
    ],
    async play(stage) {
      await row.play(stage, await customer(stage))
    },
  }))
