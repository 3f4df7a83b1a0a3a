import type { CallWishes } from '../../../harness/stage/help-desk.ts'
import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer, query } from './_acts.ts'

/** Callers who have no passphrase at hand, and prove by a code to their number that it is theirs. */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

const TWIN = 'uc-5.4.1/b13-one-time-code'

/** Somebody who is not the subscriber calls about the household's phone. */
const stranger = (stage: Stage, household: Household, wishes: CallWishes) =>
  query(stage, { ...household, subscriber: stage.cast.someoneElse() }, wishes)

const ALLOWED: readonly Row[] = [
  {
    name: 'b13-one-time-code',
    title: 'The caller has forgotten the passphrase, and reads out a code that comes by text message',
    purpose: 'Who can read what goes to the number at this moment has the number.',
    async play(stage, household) {
      household.subscriber.forget()
      const call = await query(stage, household, { code: {} })
      await call.close()
    },
  },
  {
    name: 'b13-second-code',
    title: 'The first code is misheard, and the caller asks for another one',
    purpose: 'A wrong code costs a try and not the call.',
    async play(stage, household) {
      household.subscriber.forget()
      await query(stage, household, { code: { says: '000000' } })
      const call = await query(stage, household, { code: {} })
      await call.close()
    },
  },
]

const DENIED: readonly Row[] = [
  {
    name: 'n61-guessed-code',
    title: 'Somebody who knows the number has a code sent to it, and guesses',
    purpose: 'The code is on the subscriber’s phone, and the caller cannot read it.',
    async play(stage, household) {
      for (const says of ['123456', '000000', '111111']) await stranger(stage, household, { code: { says } })
    },
  },
  {
    name: 'n61-code-of-another-number',
    title: 'A customer reads out a code of their own for another customer’s number',
    purpose: 'A code proves the number that it was sent to and no other.',
    async play(stage, household) {
      const other = await customer(stage)
      await query(stage, other, { code: {} })
      stage.fromHere()
      const says = other.phone.messages.at(-1)?.match(/\d{6}/)?.[0] ?? ''
      await stranger(stage, household, { code: { says, unasked: true } })
    },
  },
  {
    name: 'n61-code-used-again',
    title: 'Somebody has overheard a code, and says it once more in a case of their own',
    purpose: 'A code is good once, and for one case.',
    async play(stage, household) {
      const first = await query(stage, household, { code: {} })
      await first.close()
      stage.fromHere()
      const says = household.phone.messages.at(-1)?.match(/\d{6}/)?.[0] ?? ''
      await stranger(stage, household, { code: { says, unasked: true } })
    },
  },
  {
    name: 'n35-code-to-a-number-that-moved',
    title: 'A thief has had the number moved to another card, and has a code sent there',
    purpose: 'A code that goes to a number that moved a while ago proves nobody.',
    async play(stage, household) {
      const thief = stage.cast.thief()
      await household.phone.remove()
      const card = stage.cast.card({ owner: thief, replaces: { card: household.card, confirmed: false } })
      const phone = stage.cast.phone({ holder: thief, origin: 'second-hand' })
      phone.insert(card)
      await phone.switchOn()
      await stage.detected(phone)
      await phone.session()
      stage.fromHere()
      await query(stage, { subscriber: thief, card, phone }, { code: {} })
    },
  },
]

const made = (row: Row, expected: Pick<Expectation, 'outcome' | 'proves' | 'breaks' | 'twin'>) => ({
  ...{ id: `uc-5.4.1/${row.name}`, title: row.title, purpose: row.purpose },
  ...{ useCase: '5.4.1' as const, variation: 'B13' as const, guarded: 'OP-INV' as const },
  ...expected,
  needs: ['pairs', 'network', 'cases', 'case-codes', 'case-query', 'case-close'] as const,
  async play(stage: Stage) {
    await row.play(stage, await customer(stage))
  },
})

export default [
  ...scenarios(ALLOWED, (row) =>
    made(row, { outcome: 'performed', proves: ['LV-01', 'SP-HD-01', 'SP-HD-03'] }),
  ),
  ...scenarios(DENIED, (row) =>
    made(row, { outcome: 'withheld', proves: [], breaks: 'SP-HD-01', twin: TWIN }),
  ),
]
