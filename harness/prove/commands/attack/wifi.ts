import fc from 'fast-check'
import { command } from '../../command.ts'
import { another, hold, household, waiting } from '../parameters.ts'

const TOLD = {
  nothing: '',
  'own header': ', naming its own number in a header',
  'foreign header': ', naming another number in a header',
  'two headers': ', naming two numbers in headers',
  'tree node': ', naming its IMSI in a node of its tree',
}

/** Over Wi-Fi nobody says which subscription it is but the phone itself (N44, N45). */
export default command({
  name: 'comes-over-wifi',
  family: 'attack',
  weight: 2.5,
  kills: ['SI', 'DN'],
  parameters: {
    phone: household,
    other: another,
    says: fc.constantFrom(...(Object.keys(TOLD) as (keyof typeof TOLD)[])),
    hold,
  },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, says, hold: before }) =>
    `${name.phone(phone)} opens a session over Wi-Fi${TOLD[says as keyof typeof TOLD]}${waiting(before)}`,
  async run(world, { phone: which, other, says, hold: before }) {
    const { network, wire } = world.stage
    const { card, line } = world.phone(which)
    const own = card.msisdn ?? ''
    const foreign = world.at(other).card.msisdn ?? ''
    const headers: Record<string, string | readonly string[]> = {}
    if (says === 'own header') headers['x-msisdn'] = own
    if (says === 'foreign header') headers['x-msisdn'] = foreign
    if (says === 'two headers') headers['x-msisdn'] = [foreign, own]
    if (says === 'own header' || says === 'foreign header') headers['forwarded'] = `for=${line.ip}`
    const nodeClaims = { './Ext/IMSI': card.imsi, './DevDetail/Ext/IMSI': card.imsi }
    await world.session(which, {
      path: network.wifi(wire, '198.51.100.9'),
      behaviour: { extraHeaders: headers, ...(says === 'tree node' && { nodeClaims }) },
      hold: before,
    })
  },
})
