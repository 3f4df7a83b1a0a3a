import fc from 'fast-check'
import { VISITED_PLMN } from '../../../stage/cast.ts'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'joins-network',
  family: 'network',
  weight: 0.5,
  kills: ['SI'],
  parameters: { phone: household, where: fc.constantFrom('home', 'abroad') },
  possible: (world, { phone }) => world.phone(phone).inside !== undefined,
  tell: (name, { phone, where }) =>
    `${name.phone(phone)} joins the network ${where === 'home' ? 'at home' : 'abroad'}`,
  async run(world, { phone: which, where }) {
    const phone = world.phone(which)
    await phone.detach()
    await world.attach(phone, where === 'abroad' ? VISITED_PLMN : undefined)
  },
})
