import { command } from '../../command.ts'
import { PLAIN } from '../../plan.ts'
import { hold, household, waiting } from '../parameters.ts'

export default command({
  name: 'opens-session',
  family: 'session',
  weight: 5,
  proper: true,
  promises: 'served',
  suits: () => ({ household: PLAIN, setUp: true }),
  parameters: { phone: household, hold },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, hold: before }) => `${name.phone(phone)} opens a session${waiting(before)}`,
  run: (world, { phone, hold: before }) => world.session(phone, { hold: before }),
})
