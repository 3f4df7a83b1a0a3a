import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'pair-is-forgotten',
  family: 'network',
  weight: 0.5,
  kills: ['DN'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).inside !== undefined,
  tell: (name, { phone }) => `device detection no longer knows the card in ${name.phone(phone)}`,
  run: (world, { phone }) => world.stage.network.pairs.forget(world.phone(phone).card.imsi),
})
