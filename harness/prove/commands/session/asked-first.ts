import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'shows-credential-when-asked',
  family: 'session',
  proper: true,
  promises: 'served',
  parameters: { phone: household },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone }) => `${name.phone(phone)} opens a session and shows its credential only when asked`,
  run: (world, { phone }) => world.session(phone, { behaviour: { credential: 'none-first' } }),
})
