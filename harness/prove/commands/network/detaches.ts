import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'leaves-network',
  family: 'network',
  weight: 0.5,
  kills: ['SI'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).attached,
  tell: (name, { phone }) => `${name.phone(phone)} leaves the network`,
  run: (world, { phone }) => world.phone(phone).detach(),
})
