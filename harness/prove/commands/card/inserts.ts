import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

export default command({
  name: 'puts-card-in',
  family: 'card',
  kills: ['SI', 'SA', 'SH', 'UP', 'DN'],
  parameters: { phone: household, card: another },
  possible: (world, { phone, card }) => world.at(card).card !== world.phone(phone).inside,
  tell: (name, { phone, card }) => `${name.card(card)} is put into ${name.phone(phone)}`,
  async run(world, { phone: to, card: whose }) {
    const { card } = world.at(whose)
    for (const { phone } of world.inhabitants) if (phone.inside === card) await phone.remove()
    const phone = world.phone(to)
    if (phone.inside) await phone.remove()
    phone.insert(card)
    await world.attach(phone)
  },
})
