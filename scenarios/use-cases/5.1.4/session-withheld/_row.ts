import type { Dialect } from '../../../../harness/history/event.ts'
import type { Phone } from '../../../../harness/stage/phone.ts'
import type { Capability } from '../../../../harness/stage/scenario.ts'
import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { type Household, provisioned } from '../_acts.ts'

/** The phone was provisioned properly; its first session must not change settings (identity matrix §4.2). */
export interface Row {
  readonly name: string
  readonly rows?: readonly string[]
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly needs?: readonly Capability[]
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

export const notBasic = ({ auth }: Dialect) =>
  auth === 'basic' ? 'basic credentials carry no nonce' : undefined

/**
 * A session that authenticates and then breaks off: there is a used nonce and a recorded message, and the server still has
 * its work to do, which is what tempts it.
 */
export async function afterABrokenSession(stage: Stage, phone: Phone): Promise<void> {
  phone.device.behaviour = { stopAfter: 1 }
  await phone.session()
  phone.device.behaviour = {}
  stage.wait({ minutes: 5 })
  stage.fromHere()
}

export const withheld = (rows: readonly Row[]) =>
  scenarios(rows, (row) => ({
    id: `uc-5.1.4/${row.name}`,
    title: row.title,
    purpose: row.purpose,
    useCase: '5.1.4',
    variation: 'B5',
    guarded: 'OP-CONF',
    outcome: 'withheld',
    twin: 'uc-5.1.4/b5-first-session-override',
    proves: row.proves,
    needs: ['pairs', 'network', ...(row.needs ?? [])],
    ...(row.rows && { rows: row.rows }),
    ...(row.inapplicable && { inapplicable: row.inapplicable }),
    async play(stage: Stage) {
      const household = await provisioned(stage)
      await row.play(stage, household)
    },
  }))
