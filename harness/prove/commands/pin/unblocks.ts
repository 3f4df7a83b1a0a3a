import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'unblocks-pin',
  family: 'pin',
  weight: 0.5,
  prepared: ({ phone }) => [{ do: 'enters-pin', phone, pin: 'wrong until blocked' }],
  parameters: { phone: household, puk: fc.constantFrom('right', 'wrong') },
  possible: (world, { phone }) => world.phone(phone).inside?.chv.retries === 0,
  tell: (name, { phone, puk }) => `the card in ${name.phone(phone)} is unblocked with the ${puk} PUK`,
  run(world, { phone, puk }) {
    const { inside, holder } = world.phone(phone)
    const { knows } = world.at(phone).person
    inside?.unblock(puk === 'right' ? (knows.puk ?? '') : 'x', knows.pin ?? '0000', holder.id)
  },
})
