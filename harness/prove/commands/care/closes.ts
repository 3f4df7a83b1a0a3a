import { command } from '../../command.ts'
import { household } from '../parameters.ts'
import { caseAbout, closeCall, openCall } from './_desk.ts'

/** The agent closes the case, and the phone is tidied up. */
export default command({
  name: 'agent-closes-case',
  family: 'care',
  needs: ['case-close'],
  weight: 2,
  prepared: ({ phone }) => [caseAbout(phone)],
  proper: true,
  parameters: { phone: household },
  possible: (world, { phone }) => openCall(world, phone) !== undefined && !world.busy(world.phone(phone)),
  tell: (name, { phone }) => `the agent closes the case about ${name.phone(phone)}`,
  async run(world, { phone }) {
    const call = openCall(world, phone)
    if (call) await closeCall(world, phone, call)
  },
})
