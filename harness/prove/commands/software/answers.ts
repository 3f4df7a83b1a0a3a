import fc from 'fast-check'
import type { Answer } from '../../../../simulators/people/person.ts'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

const TOLD = { no: 'says no to', timeout: 'does not answer', cancel: 'cancels' }

/** From now on the holder answers questions for agreement so (N39). */
export default command({
  name: 'holder-answers',
  family: 'software',
  needs: ['offers'],
  kills: ['CO'],
  parameters: { phone: household, answer: fc.constantFrom('no', 'timeout', 'cancel') },
  tell: (name, { phone, answer }) =>
    `whoever holds ${name.phone(phone)} ${TOLD[answer as keyof typeof TOLD]} what it asks from now on`,
  run(world, { phone, answer }) {
    world
      .phone(phone)
      .holder.takeUp(({ alert }) => (alert === 1101 ? ({ kind: answer } as Answer) : undefined))
  },
})
