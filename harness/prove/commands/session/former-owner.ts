import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** Who had the phone before kept a copy of the account, which ended when the phone was set up for somebody else (N48). */
export default command({
  name: 'former-owner-returns',
  family: 'session',
  weight: 1.5,
  kills: ['DA'],
  prepared: ({ phone }) => [
    { do: 'puts-card-in', phone, card: phone + 1 },
    { do: 'pair-is-reported', phone },
  ],
  parameters: { phone: household },
  possible: (world, { phone }) =>
    world.ready(phone) && world.hasOwnAccount(phone) && world.formerAccount(phone) !== undefined,
  tell: (name, { phone }) =>
    `the former owner of ${name.phone(phone)} opens a session with the account of the card before`,
  async run(world, { phone }) {
    const {
      name: user = '',
      secret = '',
      nonce = new Uint8Array(),
    } = world.formerAccount(phone)?.client ?? {}
    world.stage.attack('former-account', 'the account of an earlier subscription', world.phone(phone))
    await world.session(phone, { behaviour: { credential: { user, secret, nonce } } })
  },
})
