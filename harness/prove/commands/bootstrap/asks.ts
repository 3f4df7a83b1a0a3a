import fc from 'fast-check'
import { command } from '../../command.ts'
import { PLAIN } from '../../plan.ts'
import { household } from '../parameters.ts'

const HOW = { network: '', userpin: ' by PIN', misheard: ' by PIN, and mishears it' }

const WRONG = '00000000'

/** The subscriber calls care and asks to have the phone set up (variation 2A of 5.1.4). */
export default command({
  name: 'subscriber-asks',
  family: 'bootstrap',
  needs: ['requests'],
  weight: 2,
  proper: ({ delivery }) => delivery !== 'misheard',
  promises: 'bootstrapped',
  suits: () => ({ household: PLAIN, setUp: false }),
  parameters: {
    phone: household,
    delivery: fc.constantFrom('network', 'network', 'userpin', 'userpin', 'misheard'),
  },
  possible: (world, { phone }) => world.phone(phone).inside === world.at(phone).card,
  tell: (name, { phone, delivery }) =>
    `${name.person(phone)} asks care to set up ${name.phone(phone)}${HOW[delivery as keyof typeof HOW]}`,
  async run(world, { phone: which, delivery }) {
    const { phone, person } = world.at(which)
    if (delivery === 'network') return void (await world.stage.asks(person, phone))
    await world.stage.asks(person, phone, {
      delivery: 'userpin',
      told: ({ pin }) => {
        if (typeof pin !== 'string') return
        phone.holder.learn({ userPin: delivery === 'misheard' ? WRONG : pin })
        world.wasTold(which, pin)
      },
    })
  },
})
