import fc from 'fast-check'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** Somebody has the number moved to a new card in the same phone, with a document or without one (N35). */
export default command({
  name: 'number-moves-to-new-card',
  family: 'registers',
  needs: ['network', 'pairs'],
  weight: 3,
  kills: ['UO', 'UP', 'SI', 'SA'],
  parameters: { phone: household, shown: fc.constantFrom('nothing', 'nothing', 'a document') },
  possible: (world, { phone }) =>
    world.phone(phone).attached &&
    world.phone(phone).inside === world.at(phone).card &&
    !world.busy(world.phone(phone)),
  tell: (name, { phone, shown }) =>
    `the number of ${name.card(phone)} is moved to a new card, for which somebody has shown ${shown}, and the phone is set up for it`,
  async run(world, { phone: n, shown }) {
    const { stage } = world
    const { phone, person, card: old } = world.at(n)
    const confirmed = shown === 'a document'
    await phone.swap(stage.cast.card({ owner: person, replaces: { card: old, confirmed } }))
    await stage.detected(phone)
  },
})
