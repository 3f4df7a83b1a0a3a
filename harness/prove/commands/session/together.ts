import fc from 'fast-check'
import { command } from '../../command.ts'
import { interleaved } from '../../interleave.ts'
import { another, household } from '../parameters.ts'

/** Two phones talk to the server at the same time, under the same SessionID or each under its own (N73). */
export default command({
  name: 'sessions-at-once',
  family: 'session',
  weight: 2,
  proper: true,
  promises: 'served',
  parameters: {
    phone: household,
    other: another,
    ids: fc.constantFrom('equal', 'equal', 'different'),
    order: fc.nat({ max: 99 }),
  },
  possible: (world, { phone, other }) =>
    world.phone(phone) !== world.phone(other) && world.ready(phone) && world.ready(other),
  tell: (name, { phone, other, ids }) =>
    `${name.phone(phone)} and ${name.phone(other)} have sessions at once${ids === 'equal' ? ' under the same SessionID' : ''}`,
  run(world, { phone, other, ids, order }) {
    const behaviour = ids === 'equal' ? { sessionID: world.freshSessionID() } : {}
    return interleaved(order, (path) =>
      [phone, other].map((each) => world.session(each, { path: path(world.phone(each).path), behaviour })),
    )
  },
})
