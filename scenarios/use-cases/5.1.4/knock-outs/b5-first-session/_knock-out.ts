import type { Dialect } from '../../../../../harness/history/event.ts'
import { scenarios } from '../../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../../harness/stage/stage.ts'
import { type Household, provisioned } from '../../_acts.ts'

/** B5, the first session, with exactly one evidence knocked out. */
export interface KnockOut {
  readonly cell: 'DA' | 'VA' | 'DN' | 'DE' | 'SI' | 'SH'
  readonly how: 'missing' | 'false' | 'stale' | 'foreign' | 'revoked'
  readonly title: string
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

export const notBasic = ({ auth }: Dialect) =>
  auth === 'basic' ? 'basic credentials carry no nonce' : undefined

/** Something happens after package 1 was answered and before the settings would be changed. */
export async function betweenMessages(
  _stage: Stage,
  { phone }: Household,
  happens: () => void | Promise<void>,
) {
  phone.device.behaviour = { onMessage: (n) => (n === 2 ? happens() : undefined) }
  await phone.session()
}

export const knockOuts = (rows: readonly KnockOut[]) =>
  scenarios(rows, ({ cell, how, title, inapplicable, play }) => ({
    id: `uc-5.1.4/ko-b5-${cell.toLowerCase()}-${how}`,
    title,
    purpose: `B5 with ${cell} ${how}: the settings stay what they are.`,
    useCase: '5.1.4',
    variation: 'B5',
    guarded: 'OP-CONF',
    outcome: 'withheld',
    breaks: `matrix/B5/${cell}`,
    twin: 'uc-5.1.4/b5-first-session-override',
    proves: [],
    needs: ['pairs', 'network'],
    ...(inapplicable && { inapplicable }),
    async play(stage) {
      await play(stage, await provisioned(stage))
    },
  }))
