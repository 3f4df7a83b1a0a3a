import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'disables-pin',
  family: 'pin',
  weight: 0.5,
  kills: ['UP'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.phone(phone).inside?.chv.enabled === true,
  tell: (name, { phone }) => `the PIN of the card in ${name.phone(phone)} is switched off`,
  run(world, { phone }) {
    const { inside, holder } = world.phone(phone)
    inside?.disableChv(world.at(phone).person.knows.pin ?? '', holder.id)
  },
})
