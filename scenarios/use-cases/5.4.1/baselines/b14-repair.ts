import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { calls, customer, query, repair, reports } from '../_acts.ts'

const ROWS = [
  {
    name: 'b14-repair',
    title: 'A diagnostic application is installed, run, heard and removed',
    purpose: 'The seven steps of the normal flow: the caller is verified, is asked, agrees, and is helped.',
    guarded: 'OP-DL',
    proves: ['SP-HD-02', 'SP-HD-04', 'SP-HD-05', 'SP-USR-03'],
    async play(stage: Stage) {
      const household = await customer(stage)
      const asking = await query(stage, household)
      await asking.close()
      const call = await repair(stage, household)
      await call.close()
    },
  },
  {
    name: 'b14-diagnosis',
    title: 'The application that was installed runs, and the agent reads what it found',
    purpose: 'What the help desk installs is executed, reports to the help desk, and goes again.',
    guarded: 'OP-DIAG',
    proves: ['SP-HD-05'],
    async play(stage: Stage) {
      const call = await repair(stage, await customer(stage))
      await call.close()
    },
  },
  {
    name: 'b14-settings',
    title: 'The agent sets the settings of a caller’s phone anew',
    purpose: 'Settings are mended after the verified caller has agreed on the phone.',
    guarded: 'OP-CONF',
    proves: ['SP-HD-01', 'SP-HD-04'],
    async play(stage: Stage) {
      const household = await customer(stage)
      const call = await calls(stage, household)
      await call.repair('settings')
      await reports(household)
      await call.close()
    },
  },
] as const

export default scenarios(ROWS, ({ name, title, purpose, guarded, proves, play }) => ({
  id: `uc-5.4.1/${name}`,
  title,
  purpose,
  useCase: '5.4.1',
  variation: 'B14',
  guarded,
  outcome: 'performed',
  proves: ['LV-01', ...proves],
  needs: ['pairs', 'network', 'packages', 'cases', 'case-query', 'case-repair', 'case-close'],
  play,
}))
