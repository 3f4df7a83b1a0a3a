import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

/** The black list spares one subscription (N06); for the others the equipment stays black. */
export default command({
  name: 'equipment-exception',
  family: 'registers',
  needs: ['network'],
  weight: 0.3,
  kills: ['DE'],
  parameters: { phone: household, card: another },
  tell: (name, { phone, card }) =>
    `${name.phone(phone)} is put on the black list, but not for ${name.card(card)}`,
  run(world, { phone, card }) {
    const { eir } = world.stage.network
    eir.set(world.phone(phone).imei14, 'black')
    eir.override(world.phone(phone).imei14, world.at(card).card.imsi)
  },
})
