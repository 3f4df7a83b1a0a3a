import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** The work of the session stays undone, and its nonce is used. */
export default command({
  name: 'breaks-off-session',
  family: 'session',
  weight: 2,
  proper: true,
  parameters: { phone: household, after: fc.constantFrom(1, 1, 2) },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, after }) =>
    `${name.phone(phone)} opens a session and goes silent after message ${after}`,
  run: (world, { phone, after }) => world.session(phone, { behaviour: { stopAfter: after } }),
})
