import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'employee-leaves',
  family: 'registers',
  needs: ['enterprise'],
  kills: ['EP', 'SG'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.at(phone).person.role === 'employee',
  tell: (name, { phone }) => `${name.person(phone)} leaves the enterprise`,
  run: (world, { phone }) =>
    world.stage.network.enterprise.dismiss(world.stage.cast.org, world.at(phone).card.imsi),
})
