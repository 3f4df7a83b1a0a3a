import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** A second equipment with the same IMEI: the network sees it twice, and nobody can say which is the real one (N08). */
export default command({
  name: 'clone-attaches',
  family: 'network',
  kills: ['DN'],
  parameters: { phone: household },
  tell: (name, { phone }) => `a clone with the IMEI of ${name.phone(phone)} joins the network`,
  run(world, { phone }) {
    const { cast, network } = world.stage
    const { imei14, imeisv } = world.phone(phone).device
    network.attach({ imei14, imeisv, card: cast.card({ owner: cast.subscriber() }) })
  },
})
