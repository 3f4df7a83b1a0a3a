import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** The same equipment without its check digit (N10, N75). */
export default command({
  name: 'gives-fourteen-digits',
  family: 'session',
  proper: true,
  promises: 'served',
  parameters: { phone: household },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone }) =>
    `${name.phone(phone)} opens a session and gives its IMEI without the check digit`,
  run: (world, { phone }) => world.session(phone, { behaviour: { claimImei: world.phone(phone).imei14 } }),
})
