import fc from 'fast-check'
import { command } from '../../command.ts'
import { givesNumber } from '../../newcomer.ts'
import { household } from '../parameters.ts'

const TOLD = {
  suspended: 'is suspended',
  resumed: 'is active again',
  cancelled: 'is cancelled',
  ported: 'loses its number to another subscription',
}

export default command({
  name: 'subscription',
  family: 'registers',
  needs: ['network'],
  weight: 2,
  kills: ({ becomes }) => (becomes === 'resumed' ? [] : ['SH', 'SI', 'SA', 'SG', 'UO']),
  prepared: ({ phone, becomes }) =>
    becomes === 'resumed' ? [{ do: 'subscription', phone, becomes: 'suspended' }] : [],
  parameters: {
    phone: household,
    becomes: fc.constantFrom('suspended', 'suspended', 'cancelled', 'cancelled', 'ported', 'resumed'),
  },
  tell: (name, { phone, becomes }) =>
    `the subscription of ${name.card(phone)} ${TOLD[becomes as keyof typeof TOLD]}`,
  run(world, { phone, becomes }) {
    const { imsi, msisdn = '' } = world.at(phone).card
    const { hlr } = world.stage.network
    if (becomes === 'suspended') hlr.suspend(imsi)
    else if (becomes === 'cancelled') hlr.cancel(imsi)
    else if (becomes === 'resumed') hlr.resume(imsi)
    else givesNumber(world, msisdn, world.at(phone + 1))
  },
})
