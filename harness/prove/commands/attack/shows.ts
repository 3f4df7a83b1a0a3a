import fc from 'fast-check'
import type { CredentialBehaviour } from '../../../../simulators/device/behaviour.ts'
import { command } from '../../command.ts'
import { hold, household, waiting } from '../parameters.ts'

const TOLD = {
  never: 'without any credential',
  wrong: 'with a wrong credential',
  stale: 'with the nonce of the session before',
  replayed: 'by sending the first message of the session before again',
  weaker: 'with its password in basic form',
  'altered-body': 'whose first message is altered on its way',
  'altered-space': 'whose first message gets a line feed more on its way',
  'no-hmac-header': 'without the MAC header',
  'header-user-differs': 'whose MAC header names another user',
  'header-name-hostile': 'whose MAC header has a second MAC in the quoted name',
} satisfies Partial<Record<CredentialBehaviour, string>>

type Shown = keyof typeof TOLD

const ONLY_MAC: readonly string[] = [
  'altered-body',
  'altered-space',
  'no-hmac-header',
  'header-user-differs',
  'header-name-hostile',
]
const NOT_BASIC: readonly string[] = ['stale', 'replayed', 'weaker']

/** A credential that a server must not accept, or must not accept twice (N15–N18). */
export default command({
  name: 'shows-bad-credential',
  family: 'attack',
  weight: 4,
  kills: ['DA'],
  parameters: { phone: household, shown: fc.constantFrom(...(Object.keys(TOLD) as Shown[])), hold },
  possible: (world, { phone, shown }) => {
    const { auth, content } = world.stage.dialect
    if (ONLY_MAC.includes(shown) && auth !== 'mac') return false
    if (NOT_BASIC.includes(shown) && auth === 'basic') return false
    return world.ready(phone) && (shown !== 'altered-space' || content === 'xml')
  },
  tell: (name, { phone, shown, hold: before }) =>
    `${name.phone(phone)} opens a session ${TOLD[shown as Shown]}${waiting(before)}`,
  run(world, { phone, shown, hold: before }) {
    world.stage.attack('credential', TOLD[shown as Shown], world.phone(phone))
    return world.session(phone, { behaviour: { credential: shown as Shown }, hold: before })
  },
})
