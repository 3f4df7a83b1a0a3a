import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** The account of a card that is no longer inside is used all the same (N48). */
export default command({
  name: 'uses-former-account',
  family: 'session',
  weight: 1.5,
  kills: ['DA', 'SI'],
  prepared: ({ phone }) => [{ do: 'puts-card-in', phone, card: phone + 1 }],
  parameters: { phone: household },
  possible: (world, { phone: which }) => {
    const { device, attached, inside } = world.phone(which)
    const former = device.accounts.records.find(
      ({ retired, boundImsi, serverId }) =>
        !retired && serverId === world.stage.target.serverId && boundImsi !== inside?.imsi,
    )
    return attached && former !== undefined && !world.busy(world.phone(which))
  },
  tell: (name, { phone }) => `${name.phone(phone)} opens a session with the account of the card before`,
  run(world, { phone }) {
    world.stage.attack('former account', 'an account of the card before is used', world.phone(phone))
    return world.session(phone, { behaviour: { ignoresCardChange: true } })
  },
})
