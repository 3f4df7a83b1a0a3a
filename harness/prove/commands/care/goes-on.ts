import fc from 'fast-check'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { household } from '../parameters.ts'
import { agentDoes, caseAbout, openCall, WISHES } from './_desk.ts'

/** The agent does something more for a case that is open, whatever has happened since. */
export default command({
  name: 'agent-goes-on',
  family: 'care',
  needs: ['case-query', 'case-repair', 'packages'],
  weight: 2,
  prepared: ({ phone }) => [caseAbout(phone)],
  proper: (each) => isOrdinary(each),
  parameters: { phone: household, wish: fc.constantFrom(...WISHES), ...course },
  possible: (world, { phone }) => openCall(world, phone) !== undefined && !world.busy(world.phone(phone)),
  tell: (name, { phone, wish, ...rest }) =>
    `the agent of the open case has ${name.phone(phone)} treated again: ${wish}${courseTold(rest)}`,
  async run(world, { phone, wish, ...rest }) {
    const call = openCall(world, phone)
    if (call) await follow(world, phone, rest, () => agentDoes(world, phone, call, wish))
  },
})
