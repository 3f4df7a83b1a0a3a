import fc from 'fast-check'
import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

const TOLD = {
  'two days ago': 'as it was two days ago',
  'long ago': 'as it was two days ago, which is the last that device detection knows',
  'another IMEI': 'under an IMEI that it does not have',
  'another card': 'with a card that is not inside',
  'no IMSI': 'without saying which card is inside',
}

/** A report about a pair that is old, wrong, or only half of one. */
export default command({
  name: 'pair-is-reported-wrongly',
  family: 'bootstrap',
  needs: ['pairs'],
  weight: 2,
  kills: ['DN'],
  parameters: {
    phone: household,
    other: another,
    how: fc.constantFrom('two days ago', 'long ago', 'long ago', 'another IMEI', 'another card', 'no IMSI'),
  },
  possible: (world, { phone, other, how }) =>
    world.phone(phone).inside !== undefined &&
    (how !== 'another card' || world.at(other).card !== world.phone(phone).inside),
  tell: (name, { phone, how }) =>
    `the network reports ${name.phone(phone)} ${TOLD[how as keyof typeof TOLD]}`,
  async run(world, { phone: which, other, how }) {
    const { stage } = world
    const phone = world.phone(which)
    if (how === 'long ago') stage.network.pairs.forget(phone.card.imsi)
    if (how === 'two days ago' || how === 'long ago') await stage.detected(phone, { ageSeconds: 172_800 })
    else if (how === 'another IMEI') await stage.detected(phone, { imei: stage.cast.drawImei() })
    else if (how === 'another card') await stage.detected(phone, { imsi: world.at(other).card.imsi })
    else {
      const { imei14: imei, device } = phone
      await stage.operator.order('pairs', { imei, imeisv: device.imeisv, ageSeconds: 0 })
    }
  },
})
