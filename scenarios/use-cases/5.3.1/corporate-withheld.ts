import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { type Household, provisioned } from '../5.1.4/_acts.ts'
import { customer, employee } from '../5.4.1/_acts.ts'
import { contract, customised } from './_corporate.ts'

const USER_REQUEST = 'org.openmobilealliance.dm.firmwareupdate.userrequest'

interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly breaks: string
  readonly household: (stage: Stage) => Promise<Household>
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

/** Asks for the enterprise’s firmware, and claims to be one of the enterprise. */
async function asks(stage: Stage, household: Household): Promise<void> {
  const { phone } = household
  phone.device.behaviour = {
    ...phone.device.behaviour,
    nodeClaims: { './DevDetail/Ext/Org': stage.cast.org },
  }
  phone.device.alert(USER_REQUEST, '', './FUMO')
  await customised(phone)
}

/** The enterprise’s firmware must not go to this phone (identity matrix §4.2). */
const ROWS: readonly Row[] = [
  {
    name: 'n03-corporate-card-in-private-phone',
    title: 'An employee’s card in a private phone asks for the enterprise’s firmware',
    purpose: 'The enterprise’s firmware is for the enterprise’s phones.',
    breaks: 'SP-FW-06',
    household: (stage) => provisioned(stage, { card: { subscription: 'corporate' } }),
    play: asks,
  },
  {
    name: 'n04-former-employee',
    title: 'A former employee, whose phone still claims the enterprise',
    purpose: 'Whose subscription it is the home network says, and nobody else.',
    breaks: 'SP-FW-02',
    household: (stage) => customer(stage),
    play: asks,
  },
  {
    name: 'b12-authentication-missing',
    title: 'The employee’s card does not prove itself in the session',
    purpose: 'The subscription of an enterprise is authenticated before its phone is customised.',
    breaks: 'SP-FW-02',
    household: employee,
    async play(stage, household) {
      household.phone.device.behaviour = { subscriberAuth: 'none' }
      await asks(stage, household)
    },
  },
  {
    name: 'b12-authentication-false',
    title: 'The phone answers for the employee’s card with a wrong key',
    purpose: 'A wrong key proves no subscription.',
    breaks: 'SP-FW-02',
    household: employee,
    async play(stage, household) {
      household.phone.device.behaviour = { subscriberAuth: 'wrong' }
      await asks(stage, household)
    },
  },
  {
    name: 'b12-dismissed-by-the-enterprise',
    title: 'The enterprise has dismissed the employee',
    purpose: 'The enterprise is asked before its phone is touched.',
    breaks: 'SP-FW-06',
    household: employee,
    async play(stage, household) {
      stage.network.enterprise.dismiss(stage.cast.org, household.card.imsi)
      await asks(stage, household)
    },
  },
]

const MAIL = './SCOMO/Inventory/Deployed/EnterpriseMail'

export default [
  ...scenarios(ROWS, ({ name, title, purpose, breaks, household, play }) => ({
    ...{ id: `uc-5.3.1/${name}`, title, purpose, breaks },
    ...{ useCase: '5.3.1', variation: 'B12', guarded: 'OP-DL', outcome: 'withheld' },
    twin: 'uc-5.3.1/b12-asked-for-by-alert',
    proves: ['SP-AUTH-06'],
    needs: ['pairs', 'network', 'packages', 'contracts', 'enterprise', 'subscriber-authentication'],
    async play(stage) {
      const made = await household(stage)
      await contract(stage, made.phone)
      stage.fromHere()
      await play(stage, made)
    },
  })),
  ...scenarios([undefined], () => ({
    id: 'uc-5.3.1/n79-enterprise-software-stays',
    title: 'The operator’s server orders the deletion of what only the enterprise may touch',
    purpose: 'The phone keeps what another authority has put there.',
    useCase: '5.3.1',
    variation: 'B12',
    guarded: 'OP-UP',
    outcome: 'withheld',
    breaks: 'SP-FW-06',
    twin: 'uc-5.3.1/b12-asked-for-by-alert',
    proves: ['SP-AUTH-01'],
    needs: ['pairs', 'network', 'enterprise', 'commands'],
    async play(stage) {
      const { phone } = await employee(stage)
      phone.device.ownedByEnterprise('EnterpriseMail', `dm.${stage.cast.org}.example`)
      const commands = [{ name: 'Delete', target: MAIL }]
      await stage.operator.order('commands', { imei: phone.imei14, commands })
      await phone.session()
      if (!phone.device.tree.get(['SCOMO', 'Inventory', 'Deployed', 'EnterpriseMail']))
        throw new Error('the phone let the enterprise’s software go')
    },
  })),
]
