import type { Capability, Expectation, Variation } from '../../../../harness/stage/scenario.ts'
import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'

/** Attacks on the phone itself: what a correct device refuses, beside a server that does its part (§4.2). */
export interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly variation: Variation
  readonly guarded: Expectation['guarded']
  readonly needs: readonly Capability[]
  readonly twin: string
  readonly play: (stage: Stage) => Promise<void>
}

const B3 = 'uc-5.1.4/b3-network-provisioning'

const B5 = 'uc-5.1.4/b5-first-session-override'

export const ON_SETTINGS = {
  variation: 'B5',
  guarded: 'OP-CONF',
  needs: ['pairs', 'network'],
  twin: B5,
} as const

export const ON_BOOT = { variation: 'B3', guarded: 'OP-BOOT', needs: ['pairs', 'network'], twin: B3 } as const

export const refused = (rows: readonly Row[]) =>
  scenarios(rows, ({ play, ...row }) => ({
    ...row,
    id: `uc-5.1.4/${row.name}`,
    useCase: '5.1.4',
    outcome: 'withheld',
    play,
  }))
