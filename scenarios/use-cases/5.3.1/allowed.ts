import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { update } from './_acts.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly proves?: readonly string[]
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

const PRICE = { price: '2.00 EUR' } as const

/** Charged updates that must come to their end although something is out of the ordinary. */
const ROWS: readonly Row[] = [
  {
    name: 'n06-black-but-its-owners',
    title: 'The phone is on the black list, and the card is its owner’s',
    purpose: 'The register says for whom a phone is barred.',
    proves: ['SP-EIR-01'],
    async play(stage, household) {
      const { phone, card } = household
      stage.network.eir.set(phone.imei14, 'black')
      stage.network.eir.override(phone.imei14, card.imsi)
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'b11-reported-in-the-same-session',
    title: 'The phone downloads and installs while the session lasts',
    purpose: 'A report is heard in the session in which the order was given, too.',
    proves: ['SP-MO-02'],
    async play(stage, household) {
      household.phone.device.behaviour = { software: { reportsInSession: true } }
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'b11-never-reported',
    title: 'The phone updates itself and never says so',
    purpose: 'Where no report comes the server asks for the state, and takes or releases the money.',
    proves: ['LV-06'],
    async play(stage, household) {
      const { phone } = household
      phone.device.behaviour = { software: { silent: true } }
      await update(stage, household, PRICE)
      await phone.session()
      await phone.work()
      await phone.session()
    },
  },
  {
    name: 'b11-ordered-by-the-owner',
    title: 'The subscriber asks for the update by telephone',
    purpose: 'What the user asked for is the user’s session: package #0 says so.',
    proves: ['SP-NOT-04'],
    play: (stage, household) => update(stage, household, { ...PRICE, asked: true }),
  },
  {
    name: 'lv04-hlr-comes-back',
    title: 'The HLR is silent once and answers in the next session',
    purpose: 'What was deferred is done when the network answers again.',
    async play(stage, household) {
      const { phone } = household
      await update(stage, household, {
        ...PRICE,
        at: { agreed: () => stage.network.faults.script('hlr', 'error') },
      })
      stage.network.faults.clear()
      await phone.session()
      await phone.work()
      await phone.work()
    },
  },
]

export default scenarios(ROWS, ({ name, title, purpose, proves = [], play }) => ({
  ...{ id: `uc-5.3.1/${name}`, title, purpose },
  ...{ useCase: '5.3.1', variation: 'B11', guarded: 'OP-PAY', outcome: 'performed' },
  proves: ['LV-01', ...proves],
  needs: ['pairs', 'network', 'packages', 'offers', 'payment', 'subscriber-authentication'],
  async play(stage) {
    await play(stage, await customer(stage))
  },
}))
