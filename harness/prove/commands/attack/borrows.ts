import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

/** One phone authenticates as another. */
export default command({
  name: 'borrows-credential',
  family: 'attack',
  weight: 1.5,
  kills: ['DA'],
  parameters: { phone: household, other: another },
  possible: (world, { phone, other }) =>
    world.phone(phone) !== world.phone(other) &&
    world.ready(phone) &&
    world.hasOwnAccount(other) &&
    world.account(other) !== undefined,
  tell: (name, { phone, other }) =>
    `${name.phone(phone)} opens a session with the credential of ${name.phone(other)}`,
  async run(world, { phone, other }) {
    const {
      name: user,
      secret,
      nonce,
    } = world.account(other)?.client ?? { name: '', secret: '', nonce: new Uint8Array() }
    await world.session(phone, { behaviour: { credential: { user, secret, nonce } } })
  },
})
