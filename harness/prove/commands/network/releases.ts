import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'address-is-released',
  family: 'network',
  weight: 0.5,
  kills: ['SI'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).attached,
  tell: (name, { phone }) => `the network takes the address of ${name.phone(phone)} back`,
  run: (world, { phone }) => world.stage.network.bindings.release(world.phone(phone).line.ip),
})
