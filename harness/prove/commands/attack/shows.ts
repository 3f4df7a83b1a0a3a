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
} satisfies Partial<Record<CredentialBehaviour, string>>

type Shown = keyof typeof TOLD

const NEED_A_NONCE: readonly string[] = ['stale', 'replayed', 'weaker']

/** A credential that a server must not accept, or must not accept twice (N15–N18). */
export default command({
  name: 'shows-bad-credential',
  family: 'attack',
  weight: 4,
  kills: ['DA'],
  parameters: { phone: household, shown: fc.constantFrom(...(Object.keys(TOLD) as Shown[])), hold },
  possible: (world, { phone, shown }) => {
    if (NEED_A_NONCE.includes(shown) && world.stage.dialect.auth === 'basic') return false
    return world.ready(phone)
  },
  tell: (name, { phone, shown, hold: before }) =>
    `${name.phone(phone)} opens a session ${TOLD[shown as Shown]}${waiting(before)}`,
  run(world, { phone, shown, hold: before }) {
    world.stage.attack('credential', TOLD[shown as Shown], world.phone(phone))
    return world.session(phone, { behaviour: { credential: shown as Shown }, hold: before })
  },
})
