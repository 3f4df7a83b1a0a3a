import fc from 'fast-check'
import { HelpDeskCall } from '../../../stage/help-desk.ts'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { household } from '../parameters.ts'
import { agentDoes, closeCall, openCall, WISHES } from './_desk.ts'

type Desk = 'private' | 'corporate'

/** Somebody calls the help desk about a phone, and the agent does what they want (use case 5.4.1). */
export default command({
  name: 'calls-help-desk',
  family: 'care',
  needs: ['cases', 'case-query', 'case-repair', 'case-close', 'packages'],
  weight: 4,
  kills: ['UO'],
  proper: ({ by, ...rest }) => by === 'the subscriber' && isOrdinary(rest),
  parameters: {
    phone: household,
    by: fc.constantFrom('the subscriber', 'the subscriber', 'the subscriber', 'a stranger'),
    desk: fc.constantFrom('private', 'private', 'private', 'corporate'),
    wish: fc.constantFrom(...WISHES),
    afterwards: fc.constantFrom('the case stays open', 'the case is closed'),
    ...course,
  },
  // Whoever calls about a phone has it in hand: no desk can see whose finger says yes.
  possible: (world, { phone }) =>
    world.ready(phone) &&
    world.phone(phone).inside === world.at(phone).card &&
    world.phone(phone).holder === world.at(phone).person,
  tell: (name, { phone, by, desk, wish, afterwards, ...rest }) =>
    `${by === 'a stranger' ? by : name.person(phone)} calls the ${desk === 'corporate' ? 'enterprise’s ' : ''}help desk about ${name.phone(phone)}, to have ${wish}${courseTold(rest)}${afterwards === 'the case is closed' ? `; ${afterwards}` : ''}`,
  async run(world, { phone, by, desk, wish, afterwards, ...rest }) {
    const caller = by === 'a stranger' ? world.stage.cast.thief() : world.at(phone).person
    // Who calls again about the same trouble is served under the case that is open.
    const call =
      (by === 'a stranger' ? undefined : openCall(world, phone)) ??
      (await HelpDeskCall.take(world.stage, caller, world.phone(phone), { desk: desk as Desk }))
    world.memory.set(`call ${phone}`, call)
    await follow(world, phone, rest, () => agentDoes(world, phone, call, wish))
    if (afterwards === 'the case is closed') await closeCall(world, phone, call)
  },
})
