import fc from 'fast-check'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { EMPLOYEE } from '../../plan.ts'
import { household } from '../parameters.ts'
import { deposit } from '../software/_deposit.ts'

const USER_REQUEST = 'org.openmobilealliance.dm.firmwareupdate.userrequest'

/** The operator has a deal with the enterprise, and a phone asks for the enterprise’s firmware (use case 5.3.1, variation B). */
export default command({
  name: 'asks-for-enterprise-firmware',
  family: 'contract',
  needs: ['contracts', 'packages'],
  weight: 3,
  proper: ({ claims, ...rest }) => claims === 'nothing' && isOrdinary(rest),
  suits: () => ({ household: EMPLOYEE, setUp: true }),
  parameters: {
    phone: household,
    claims: fc.constantFrom('nothing', 'nothing', 'the enterprise'),
    confirm: fc.constantFrom('no', 'yes'),
    ...course,
  },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, claims, confirm, ...rest }) =>
    `${name.phone(phone)}${claims === 'nothing' ? '' : ', which claims to be the enterprise’s,'} asks for the enterprise’s firmware${confirm === 'yes' ? ', about which its user is to be asked' : ''}${courseTold(rest)}`,
  run: (world, { phone, claims, confirm, ...rest }) =>
    follow(world, phone, rest, async () => {
      const { cast, operator, target } = world.stage
      const { device } = world.phone(phone)
      const made = await deposit(world, phone, { org: cast.org, version: '9.0-corporate' })
      await operator.order('contracts', { org: cast.org, package: made, confirm: confirm === 'yes' })
      const claim = { nodeClaims: { './DevDetail/Ext/Org': cast.org } }
      if (claims !== 'nothing') device.behaviour = { ...device.behaviour, ...claim }
      device.alert(USER_REQUEST, '', './FUMO')
      await world.phone(phone).session({ serverId: target.serverId })
    }),
})
