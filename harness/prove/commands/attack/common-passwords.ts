import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** Passwords that factories and careless servers use. */
const COMMON = ['password', '0000', '1234', 'admin', 'default', 'changeme']

export default command({
  name: 'tries-common-passwords',
  family: 'attack',
  kills: ['DA'],
  parameters: { phone: household, first: fc.nat({ max: COMMON.length - 1 }) },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, first }) =>
    `somebody tries passwords that many have on the account of ${name.phone(phone)}, from “${COMMON[first]}” on`,
  async run(world, { phone, first }) {
    const { name: user = '', nonce = new Uint8Array() } = world.account(phone)?.client ?? {}
    world.stage.attack('factory-password', 'passwords that many have', world.phone(phone))
    // Two are tried: a third failure would lock the account.
    for (const n of [0, 1]) {
      const secret = COMMON[(first + n) % COMMON.length] ?? ''
      await world.session(phone, { behaviour: { credential: { user, secret, nonce } } })
    }
  },
})
