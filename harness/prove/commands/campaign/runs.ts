import fc from 'fast-check'
import { campaign } from '../../../stage/campaign.ts'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { PLAIN } from '../../plan.ts'
import { household } from '../parameters.ts'
import { deposit } from '../software/_deposit.ts'

/** A fault of a model is corrected in this phone, by the operator or by the manufacturer (use case 5.5.1). */
export default command({
  name: 'campaign-runs',
  family: 'campaign',
  needs: ['campaigns', 'packages'],
  weight: 4,
  // Nobody fixes for nothing what came into somebody's hands a moment ago, or what has never called.
  prepared: ({ phone }) => [{ do: 'opens-session', phone, hold: 0 }, { do: 'days-of-use' }],
  proper: (each) => isOrdinary(each),
  suits: () => ({ household: PLAIN, setUp: true }),
  parameters: {
    phone: household,
    by: fc.constantFrom('the operator', 'the operator', 'the manufacturer'),
    ...course,
  },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, by, ...rest }) =>
    `${by} has a fault of ${name.phone(phone)} corrected in a campaign${courseTold(rest)}`,
  run: (world, { phone, by, ...rest }) =>
    follow(world, phone, rest, async () => {
      const branch = by === 'the operator' ? 'operator' : 'manufacturer'
      await campaign(world.stage, world.phone(phone), { package: await deposit(world, phone), branch })
      // A phone that nobody calls, because the campaign leaves it out, may still come by itself.
      await world.phone(phone).session({ serverId: world.stage.target.serverId })
    }),
})
