import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

const TOLD = {
  right: 'the right',
  wrong: 'a wrong',
  'wrong until blocked': 'wrong ones until it is blocked, for the',
}

export default command({
  name: 'enters-pin',
  family: 'pin',
  kills: ['UP'],
  proper: ({ pin }) => pin === 'right',
  parameters: { phone: household, pin: fc.constantFrom('right', 'wrong', 'wrong until blocked') },
  possible: (world, { phone }) => world.phone(phone).inside !== undefined,
  tell: (name, { phone, pin }) =>
    `somebody enters ${TOLD[pin as keyof typeof TOLD]} PIN on ${name.phone(phone)}`,
  run(world, { phone, pin }) {
    const { inside, holder } = world.phone(phone)
    const times = pin === 'wrong until blocked' ? 3 : 1
    const text = pin === 'right' ? (world.at(phone).person.knows.pin ?? '') : 'x'
    for (let n = 0; n < times; n++) inside?.verifyChv(text, holder.id)
  },
})
