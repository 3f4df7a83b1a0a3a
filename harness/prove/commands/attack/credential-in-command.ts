import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'credential-in-command',
  family: 'attack',
  kills: ['DA'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone }) => `${name.phone(phone)} puts its password into a command instead of the header`,
  run: (world, { phone }) =>
    world.session(phone, { behaviour: { credential: 'never', credentialInCommand: true } }),
})
