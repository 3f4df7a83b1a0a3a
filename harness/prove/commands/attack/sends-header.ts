import fc from 'fast-check'
import { command } from '../../command.ts'
import { another, hold, household, waiting } from '../parameters.ts'

const NAMES = ['x-msisdn', 'x-up-calling-line-id', 'x-wap-msisdn'] as const

/** A phone writes an identity header of its own into what it sends over the operator's network, whose gateway adds the true one (N45). */
export default command({
  name: 'sends-identity-header',
  family: 'attack',
  weight: 1.5,
  kills: ['SI'],
  parameters: { phone: household, other: another, header: fc.constantFrom('x-msisdn', ...NAMES), hold },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, hold: before }) =>
    `${name.phone(phone)} opens a session and names another number in a header of its own${waiting(before)}`,
  async run(world, { phone, other, header, hold: before }) {
    const foreign = world.at(other).card.msisdn ?? ''
    world.stage.attack('spoofed header', `${header} names another number`, world.phone(phone))
    await world.session(phone, { behaviour: { extraHeaders: { [header]: foreign } }, hold: before })
  },
})
