import fc from 'fast-check'
import { command } from '../../command.ts'
import { another, hold, household, waiting } from '../parameters.ts'

const TOLD = {
  'a drawn IMEI': 'under an IMEI that is not its own',
  'the other IMEI': 'under the IMEI of another phone',
  'a drawn DevId': 'with another IMEI in its DevInfo',
  zeros: 'under an IMEI of zeros',
}

/** What a phone says of itself is not what the network sees (N09, N10). */
export default command({
  name: 'claims-equipment',
  family: 'attack',
  weight: 2,
  kills: ['DA', 'DN'],
  parameters: {
    phone: household,
    other: another,
    claim: fc.constantFrom(...(Object.keys(TOLD) as (keyof typeof TOLD)[])),
    hold,
  },
  possible: (world, { phone, other, claim }) =>
    world.ready(phone) && (claim !== 'the other IMEI' || world.phone(phone) !== world.phone(other)),
  tell: (name, { phone, claim, hold: before }) =>
    `${name.phone(phone)} opens a session ${TOLD[claim as keyof typeof TOLD]}${waiting(before)}`,
  async run(world, { phone, other, claim, hold: before }) {
    const drawn = world.stage.cast.drawImei()
    const behaviour =
      claim === 'a drawn DevId'
        ? { claimDevId: drawn }
        : {
            claimImei:
              claim === 'zeros'
                ? '000000000000000'
                : claim === 'a drawn IMEI'
                  ? drawn
                  : world.phone(other).device.imei,
          }
    await world.session(phone, { behaviour, hold: before })
  },
})
