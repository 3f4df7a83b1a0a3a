import { command } from '../../command.ts'
import { another, hold, household, waiting } from '../parameters.ts'

/** The network sees the phone that holds the card; the device that speaks is another one (N47). */
export default command({
  name: 'uses-foreign-line',
  family: 'attack',
  weight: 1.5,
  kills: ['SI', 'DN'],
  parameters: { phone: household, other: another, hold },
  possible: (world, { phone, other }) =>
    world.phone(phone) !== world.phone(other) && world.ready(phone) && world.phone(other).attached,
  tell: (name, { phone, other, hold: before }) =>
    `${name.phone(phone)} opens a session over the line of ${name.phone(other)}${waiting(before)}`,
  run: (world, { phone, other, hold: before }) =>
    world.session(phone, { path: world.phone(other).line.via(world.stage.wire), hold: before }),
})
