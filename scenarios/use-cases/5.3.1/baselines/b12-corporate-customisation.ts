import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Household } from '../../5.1.4/_acts.ts'
import { employee } from '../../5.4.1/_acts.ts'
import { contract, customised } from '../_corporate.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly confirm?: boolean
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

const USER_REQUEST = 'org.openmobilealliance.dm.firmwareupdate.userrequest'

const ROWS: readonly Row[] = [
  {
    name: 'b12-detected-in-a-session',
    title: 'An employee’s phone without the enterprise’s firmware is noticed in a session',
    play: (_stage, { phone }) => customised(phone),
  },
  {
    name: 'b12-asked-for-by-alert',
    title: 'An employee asks for the enterprise’s firmware',
    async play(_stage, { phone }) {
      phone.device.alert(USER_REQUEST, '', './FUMO')
      await customised(phone)
    },
  },
  {
    name: 'b12-changed-phone',
    title: 'An employee changes to another phone of the enterprise, which is noticed and customised as well',
    async play(stage, { phone, card, subscriber }) {
      await customised(phone)
      await phone.remove()
      stage.fromHere()
      const next = stage.cast.phone({ holder: subscriber, origin: 'corporate' })
      next.insert(card)
      await next.switchOn()
      await contract(stage, next)
      await stage.detected(next)
      await next.session()
      await customised(next)
    },
  },
  {
    name: 'b12-confirmed',
    title: 'The contract wants the employee to be asked',
    confirm: true,
    play: (_stage, { phone }) => customised(phone),
  },
]

export default scenarios(ROWS, ({ name, title, confirm = false, play }) => ({
  id: `uc-5.3.1/${name}`,
  title,
  purpose:
    'The subscription proves to be one of the enterprise before its phone is customised as the contract has it, and the enterprise hears of it.',
  useCase: '5.3.1',
  variation: 'B12',
  guarded: 'OP-UP',
  outcome: 'performed',
  proves: ['LV-01', 'SP-LOG-01', 'SP-SUB-01'],
  needs: ['pairs', 'network', 'packages', 'contracts', 'enterprise', 'subscriber-authentication'],
  async play(stage) {
    const household = await employee(stage)
    await contract(stage, household.phone, { confirm })
    await play(stage, household)
  },
}))
