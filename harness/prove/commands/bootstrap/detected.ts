import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'pair-is-reported',
  family: 'bootstrap',
  needs: ['pairs'],
  weight: 3,
  proper: true,
  promises: 'bootstrapped',
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).inside !== undefined,
  tell: (name, { phone }) => `the network reports ${name.phone(phone)} with the card inside`,
  run: async (world, { phone }) => void (await world.stage.detected(world.phone(phone))),
})
