import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Person } from '../../../simulators/people/person.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { update } from './_acts.ts'

/** A number that is on another card by now: who has it must show more than what goes to a number (N35). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly expected: Pick<Expectation, 'outcome' | 'proves' | 'breaks' | 'twin'>
  /** Who has the new card, and whether they showed a document for it. */
  readonly mover: (stage: Stage, victim: Household) => Person
  readonly confirmed: boolean
}

const ROWS: readonly Row[] = [
  {
    name: 'n35-replacement-confirmed',
    title: 'The subscriber has lost phone and card, and has shown a document for the new one',
    purpose: 'Who has shown who they are is charged as before.',
    expected: { outcome: 'performed', proves: ['LV-01', 'SP-USR-01'] },
    mover: (_stage, { subscriber }) => subscriber,
    confirmed: true,
  },
  {
    name: 'n35-number-moved-an-hour-ago',
    title: 'A thief has had the number moved an hour ago, and knows the passphrase',
    purpose: 'Nobody is charged on the word of a card that took over a number a while ago.',
    expected: {
      ...{ outcome: 'withheld', proves: ['SP-AUTH-01'], breaks: 'SP-USR-01' },
      twin: 'uc-5.3.1/n35-replacement-confirmed',
    },
    mover(stage, victim) {
      const thief = stage.cast.thief()
      const { passphrase } = victim.subscriber.knows
      if (passphrase !== undefined) thief.learn({ passphrase })
      return thief
    },
    confirmed: false,
  },
]

/** The number goes to a new card in another phone, which the operator sets up for it. */
async function moved(stage: Stage, victim: Household, owner: Person, confirmed: boolean): Promise<Household> {
  await victim.phone.remove()
  const card = stage.cast.card({ owner, replaces: { card: victim.card, confirmed } })
  const phone = stage.cast.phone({ holder: owner, origin: 'second-hand' })
  phone.insert(card)
  await phone.switchOn()
  await stage.detected(phone)
  await phone.session()
  return { subscriber: owner, card, phone }
}

export default scenarios(ROWS, ({ name, title, purpose, expected, mover, confirmed }) => ({
  ...{ id: `uc-5.3.1/${name}`, title, purpose },
  ...{ useCase: '5.3.1', variation: 'B11', guarded: 'OP-PAY' },
  ...expected,
  needs: ['pairs', 'network', 'packages', 'offers', 'payment', 'subscriber-authentication'],
  async play(stage) {
    const victim = await customer(stage)
    const household = await moved(stage, victim, mover(stage, victim), confirmed)
    stage.wait({ hours: 1 })
    stage.fromHere()
    await update(stage, household, { price: '2.00 EUR' })
  },
}))
