import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** Guessing until the account should be locked (SP-AUTH-10). */
export default command({
  name: 'guesses-until-locked',
  family: 'attack',
  needs: ['lockout'],
  kills: ['DA'],
  parameters: { phone: household },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone }) => `somebody guesses the password of ${name.phone(phone)} three times in a row`,
  async run(world, { phone }) {
    world.stage.attack('guessing', 'wrong passwords in one session after the other', world.phone(phone))
    for (let n = 0; n < 3; n++) await world.session(phone, { behaviour: { credential: 'wrong' } })
  },
})
