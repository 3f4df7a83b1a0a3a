import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

export default command({
  name: 'address-changes-hands',
  family: 'network',
  kills: ['SI'],
  parameters: { phone: household, other: another },
  possible: (world, { phone, other }) =>
    world.phone(phone) !== world.phone(other) && world.phone(phone).attached && world.phone(other).attached,
  tell: (name, { phone, other }) => `the address of ${name.phone(phone)} is given to ${name.card(other)}`,
  run: (world, { phone, other }) =>
    world.stage.network.rebind(world.phone(phone).line.ip, world.phone(other).line),
})
