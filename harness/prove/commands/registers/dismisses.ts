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
  run(world, { phone }) {
    const { network, cast, recorder } = world.stage
    const { imsi } = world.at(phone).card
    network.enterprise.dismiss(cast.org, imsi)
    recorder.witness({ kind: 'enterprise.change', org: cast.org, imsi, allowed: false })
  },
})
