import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { employee, query, repair } from '../_acts.ts'

const ROWS = [
  {
    name: 'b15-query',
    title: 'The enterprise’s help desk reads an employee’s phone',
    guarded: 'OP-INV',
    async play(stage: Stage) {
      const call = await query(stage, await employee(stage), { desk: 'corporate' })
      await call.close()
    },
  },
  {
    name: 'b15-repair',
    title: 'The enterprise’s help desk mends an employee’s phone',
    guarded: 'OP-DL',
    async play(stage: Stage) {
      const call = await repair(stage, await employee(stage), { desk: 'corporate' })
      await call.close()
    },
  },
] as const

export default scenarios(ROWS, ({ name, title, guarded, play }) => ({
  id: `uc-5.4.1/${name}`,
  title,
  purpose: 'The corporate desk serves subscriptions of its own enterprise, with the enterprise’s leave.',
  useCase: '5.4.1',
  variation: 'B15',
  guarded,
  outcome: 'performed',
  proves: ['LV-01', 'SP-HD-01', 'SP-HD-03'],
  needs: ['pairs', 'network', 'enterprise', 'packages', 'cases', 'case-query', 'case-repair', 'case-close'],
  play,
}))
