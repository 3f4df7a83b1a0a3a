import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { agreesWith } from '../5.3.1/_acts.ts'
import { fix, oldCustomer } from './_acts.ts'

/** What a campaign leaves behind: a trace for the operator, and nothing about subscribers for anybody else. */
const ROWS = [
  {
    name: 'n67-every-fix-leaves-a-trace',
    title: 'A user declines at first and agrees the second time, and the log knows both',
    purpose: 'Each fix can be traced to subscriber, phone, campaign and result.',
    variation: 'B16',
    proves: ['SP-BF-02', 'SP-LOG-01'],
    needs: ['subscriber-authentication'],
    async play(stage: Stage) {
      const household = await oldCustomer(stage)
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      await fix(stage, household)
      household.subscriber.takeUp(() => undefined)
      await fix(stage, household)
    },
  },
  {
    name: 'n68-manufacturer-learns-of-phones-alone',
    title: 'Two customers’ phones go to the manufacturer, and neither customer does',
    purpose: 'A manufacturer who fixes phones has no need to know who uses them.',
    variation: 'B17',
    proves: ['SP-BF-04', 'SP-LOG-01'],
    needs: ['manufacturer'],
    async play(stage: Stage) {
      for (const household of [await oldCustomer(stage), await oldCustomer(stage)])
        await fix(stage, household, { branch: 'manufacturer' })
    },
  },
] as const

export default scenarios(ROWS, ({ name, title, purpose, variation, proves, needs, play }) => ({
  id: `uc-5.5.1/${name}`,
  title,
  purpose,
  useCase: '5.5.1',
  variation,
  guarded: 'OP-UP',
  outcome: 'performed',
  proves: ['LV-01', ...proves],
  needs: ['pairs', 'network', 'packages', 'campaigns', ...needs],
  play,
}))
