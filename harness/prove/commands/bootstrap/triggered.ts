import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'operator-triggers',
  family: 'bootstrap',
  needs: ['notifications'],
  proper: true,
  parameters: { phone: household, uiMode: fc.constantFrom(1, 3) },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, uiMode }) =>
    `the operator triggers a session of ${name.phone(phone)}${uiMode === 3 ? ', asking its user' : ''}`,
  async run(world, { phone, uiMode }) {
    const { imei14: imei, card } = world.phone(phone)
    await world.stage.operator.order('notifications', { imei, imsi: card.imsi, uiMode })
  },
})
