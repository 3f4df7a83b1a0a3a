import { agreesWith } from '../../5.3.1/_acts.ts'
import { calls, query, repair } from '../_acts.ts'
import { type Row, withheld } from './_row.ts'

/** The user has not agreed, or not in this session. */
export default withheld([
  ...(['no', 'cancel', 'timeout'] as const).map(
    (kind): Row => ({
      name: `n39-query-answered-${kind}`,
      title: `The caller is asked on the phone and answers: ${kind}`,
      purpose: 'What is on a phone is read with the user’s leave, and silence is none.',
      guarded: 'OP-INV',
      breaks: 'SP-PRIV-01',
      async play(stage, household) {
        household.subscriber.takeUp(agreesWith({ kind }))
        stage.fromHere()
        await query(stage, household)
      },
    }),
  ),
  {
    name: 'n39-repair-answered-no',
    title: 'The caller does not want an application on the phone',
    purpose: 'A help desk installs nothing that the user has not agreed to.',
    guarded: 'OP-DL',
    breaks: 'SP-USR-05',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    async play(stage, household) {
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      stage.fromHere()
      await repair(stage, household)
    },
  },
  {
    name: 'n80-session-broken-off-after-the-yes',
    title: 'The session breaks off after the yes; in the next one the user says no',
    purpose: 'An agreement ends with the session in which it was given.',
    guarded: 'OP-INV',
    breaks: 'SP-USR-03',
    async play(stage, household) {
      const { phone, subscriber } = household
      const call = await calls(stage, household)
      stage.fromHere()
      phone.device.behaviour = { stopAfter: 3 }
      await call.query()
      phone.device.behaviour = {}
      subscriber.takeUp(agreesWith({ kind: 'no' }))
      stage.wait({ minutes: 6 })
      await phone.session()
    },
  },
])
