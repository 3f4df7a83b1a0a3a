import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'takes-card-out',
  family: 'card',
  weight: 0.5,
  kills: ['SI', 'SA', 'UP', 'DN'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).inside !== undefined,
  tell: (name, { phone }) => `somebody takes the card out of ${name.phone(phone)}`,
  run: (world, { phone }) => world.phone(phone).remove(),
})
