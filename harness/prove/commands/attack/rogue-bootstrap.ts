import fc from 'fast-check'
import { rogueBootstrap } from '../../../stage/attack/rogue-bootstrap.ts'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** A bootstrap that is not the operator's: without seal, or sealed for a card that is not inside (N25, N26). */
export default command({
  name: 'rogue-bootstrap',
  family: 'attack',
  weight: 0.3,
  parameters: { phone: household, seal: fc.constantFrom('none', 'another card') },
  possible: (world, { phone }) => world.phone(phone).attached,
  tell: (name, { phone, seal }) =>
    `somebody sends ${name.phone(phone)} a bootstrap ${seal === 'none' ? 'without a seal' : 'sealed for another card'}`,
  async run(world, { phone, seal }) {
    const { imsi } = world.phone(phone).card
    const wish =
      seal === 'none' ? { sec: undefined } : { sec: 'NETWPIN' as const, sealedFor: '262021234567890' }
    rogueBootstrap(world.stage, imsi, wish)
    await world.stage.network.settled()
  },
})
