import fc from 'fast-check'
import type { CredentialBehaviour } from '../../../../simulators/device/behaviour.ts'
import { command } from '../../command.ts'
import { hold, household, waiting } from '../parameters.ts'

const TOLD = {
  'altered-body': 'whose first message is altered on its way',
  'altered-space': 'whose first message gets a line feed more on its way',
  'no-hmac-header': 'without the MAC header',
  'header-user-differs': 'whose MAC header names another user',
  'header-name-hostile': 'whose MAC header has a second MAC in the quoted name',
} satisfies Partial<Record<CredentialBehaviour, string>>

type Shown = keyof typeof TOLD

/** A MAC that does not cover what arrives, or a header that says more than one thing (N16). */
export default command({
  name: 'sends-bad-mac',
  family: 'attack',
  spoken: ({ auth }) => auth === 'mac',
  weight: 8,
  kills: ['DA'],
  parameters: { phone: household, shown: fc.constantFrom(...(Object.keys(TOLD) as Shown[])), hold },
  possible: (world, { phone, shown }) =>
    world.ready(phone) && (shown !== 'altered-space' || world.stage.dialect.content === 'xml'),
  tell: (name, { phone, shown, hold: before }) =>
    `${name.phone(phone)} opens a session ${TOLD[shown as Shown]}${waiting(before)}`,
  run(world, { phone, shown, hold: before }) {
    world.stage.attack('credential', TOLD[shown as Shown], world.phone(phone))
    return world.session(phone, { behaviour: { credential: shown as Shown }, hold: before })
  },
})
