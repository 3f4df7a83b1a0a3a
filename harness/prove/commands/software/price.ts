import { command } from '../../command.ts'
import { raisesPrice } from '../../raises-price.ts'
import { household } from '../parameters.ts'

/** What a phone has been offered costs more all of a sudden, whether its user has agreed by then or not (N38). */
export default command({
  name: 'price-rises',
  family: 'software',
  needs: ['offers'],
  kills: ['CO'],
  prepared: ({ phone }) => [{ do: 'operator-offers-update', phone, price: '2.00 EUR' }],
  parameters: { phone: household },
  possible: (world, { phone }) => world.memory.has(`offer ${phone}`),
  tell: (name, { phone }) => `the operator asks a higher price for what it has offered ${name.phone(phone)}`,
  run: (world, { phone }) => raisesPrice(world, phone),
})
