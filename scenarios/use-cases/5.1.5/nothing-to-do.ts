import { scenario } from '../../../harness/stage/scenario.ts'
import { NEEDS } from './_acts.ts'

export default scenario({
  id: 'uc-5.1.5/d-112-nothing-to-do',
  title: 'A phone that its card has set up is put beside a PC',
  purpose: 'Where there is nothing to do, neither the PC nor the server asks anybody.',
  useCase: '5.1.5',
  variation: 'B6',
  guarded: 'OP-CONF',
  outcome: 'performed',
  proves: ['LV-01'],
  needs: [...NEEDS, 'cards'],
  async play(stage) {
    const subscriber = stage.cast.subscriber()
    const card = await stage.cast.cardWithFile({ owner: subscriber }, { private: false, userConfirm: false })
    const phone = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
    phone.insert(card)
    await phone.switchOn()
    const pc = await stage.shop.pc(subscriber, phone)
    pc.near(phone)
    await pc.setUp(phone)
    await phone.session()
  },
})
