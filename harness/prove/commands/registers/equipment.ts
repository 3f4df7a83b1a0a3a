import fc from 'fast-check'
import type { EquipmentStatus } from '../../../../simulators/network/eir.ts'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

export default command({
  name: 'equipment-list',
  family: 'registers',
  needs: ['network'],
  kills: ['DE'],
  parameters: { phone: household, list: fc.constantFrom('black', 'black', 'black', 'grey', 'white') },
  tell: (name, { phone, list }) => `${name.phone(phone)} is put on the ${list} list`,
  run: (world, { phone, list }) =>
    world.stage.network.eir.set(world.phone(phone).imei14, list as EquipmentStatus),
})
