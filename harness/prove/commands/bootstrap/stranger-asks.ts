import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** Somebody calls care in the subscriber's name. */
export default command({
  name: 'stranger-asks',
  family: 'bootstrap',
  needs: ['requests'],
  parameters: { phone: household, says: fc.constantFrom('nothing', 'a wrong passphrase') },
  possible: (world, { phone }) => world.phone(phone).inside !== undefined,
  tell: (name, { phone, says }) => `a stranger who says ${says} asks care to set up ${name.phone(phone)}`,
  async run(world, { phone, says }) {
    const { stage } = world
    const passphrase = says === 'nothing' ? '' : 'open sesame'
    await stage.asks(stage.cast.thief(), world.phone(phone), { passphrase })
  },
})
