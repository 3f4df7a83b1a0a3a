import { scenario } from '../../../../harness/stage/scenario.ts'

export default scenario({
  id: 'uc-5.1.4/b2-card-provisioning-corporate',
  title: 'A corporate phone reads its account from the card of its employee',
  purpose:
    'The device of an enterprise accepts a subscription of that enterprise after the PIN and the policy allow it.',
  useCase: '5.1.4',
  variation: 'B2',
  guarded: 'OP-BOOT',
  outcome: 'performed',
  proves: ['LV-01', 'SP-BOOT-03', 'SP-USR-02'],
  needs: ['cards', 'network', 'enterprise'],
  async play(stage) {
    const employee = stage.cast.employee()
    const card = await stage.cast.cardWithFile(
      { owner: employee, subscription: 'corporate' },
      { private: true, userConfirm: false },
    )
    const phone = stage.cast.phone({ holder: employee, origin: 'corporate' })
    phone.insert(card)
    await phone.switchOn()
    await stage.detected(phone)
    await phone.session()
  },
})
