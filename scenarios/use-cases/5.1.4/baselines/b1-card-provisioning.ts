import type { CardFileWishes } from '../../../../harness/stage/cast.ts'
import { scenarios } from '../../../../harness/stage/scenario.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly file: CardFileWishes
  readonly proves: readonly string[]
}

const ROWS: readonly Row[] = [
  {
    name: 'b1-card-provisioning',
    title: 'A private phone reads its account from the card',
    file: { private: false, userConfirm: false },
    proves: ['LV-01', 'SP-CON-01'],
  },
  {
    name: 'b1-card-provisioning-private-data',
    title: 'Private bootstrap data on the card are read after the PIN',
    file: { private: true, userConfirm: false },
    proves: ['LV-01', 'SP-USR-02'],
  },
  {
    name: 'b1-card-provisioning-confirmed',
    title: 'Card data that ask for confirmation are applied after a yes',
    file: { private: false, userConfirm: true },
    proves: ['LV-01'],
  },
]

export default scenarios(ROWS, ({ name, title, file, proves }) => ({
  id: `uc-5.1.4/${name}`,
  title,
  purpose:
    'The device finds the operator’s bootstrap file on the card when it is switched on and applies it.',
  useCase: '5.1.4',
  variation: 'B1',
  guarded: 'OP-BOOT',
  outcome: 'performed',
  proves,
  needs: ['cards', 'network'],
  async play(stage) {
    const subscriber = stage.cast.subscriber()
    const card = await stage.cast.cardWithFile({ owner: subscriber }, file)
    const phone = stage.cast.phone({ holder: subscriber, origin: 'second-hand' })
    phone.insert(card)
    await phone.switchOn()
    await stage.detected(phone)
    await phone.session()
  },
}))
