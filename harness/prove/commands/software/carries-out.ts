import { command } from '../../command.ts'
import { household } from '../parameters.ts'
import { carryOut } from './_deposit.ts'

export default command({
  name: 'carries-out',
  family: 'software',
  needs: ['offers'],
  weight: 2,
  prepared: ({ phone }) => [{ do: 'operator-offers-update', phone, price: 'free' }],
  proper: true,
  parameters: { phone: household },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone }) => `${name.phone(phone)} does what it was told, and reports`,
  run: (world, { phone }) => carryOut(world, phone),
})
