import type { CardWishes, PhoneWishes } from '../../../../harness/stage/cast.ts'
import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Household } from '../_acts.ts'

/** B2, an employee's card in the phone of the enterprise, with exactly one evidence knocked out. */
interface KnockOut {
  readonly cell: 'SI' | 'SG' | 'UA' | 'EP'
  readonly how: 'missing' | 'false' | 'foreign' | 'revoked'
  readonly title: string
  readonly card?: Pick<CardWishes, 'subscription'>
  readonly phone?: Pick<PhoneWishes, 'lock'>
  /** Before the phone is switched on. */
  readonly happens?: (stage: Stage, household: Household) => unknown
}

/** The phone is switched on, and nobody shows the PIN: the card has been looked at and not used. */
async function putOff({ phone, subscriber }: Household): Promise<void> {
  const { pin = '' } = subscriber.knows
  subscriber.learn({ pin: 'not the PIN' })
  await phone.switchOn()
  phone.card.unblock(subscriber.knows.puk ?? '', pin, subscriber.id)
  subscriber.learn({ pin })
}

const KNOCK_OUTS: readonly KnockOut[] = [
  {
    cell: 'SI',
    how: 'missing',
    title: 'There is no card in the phone',
    happens: (_stage, { phone }) => phone.remove(),
  },
  {
    cell: 'SI',
    how: 'false',
    title: 'The card is not the subscription that the phone is locked to',
    phone: { lock: { S: ['001010000000000'] } },
  },
  {
    cell: 'SG',
    how: 'false',
    title: 'The card is a private one, though the enterprise would allow it',
    card: { subscription: 'private' },
    happens: (stage, { card }) => stage.network.enterprise.admit(stage.cast.org, card.imsi),
  },
  {
    cell: 'SG',
    how: 'foreign',
    title: 'The phone is locked to the cards of another enterprise',
    phone: { lock: { SP: ['b2'], C: ['d4'] } },
  },
  {
    cell: 'UA',
    how: 'missing',
    title: 'Nobody shows the PIN',
    happens: (_stage, { subscriber }) => subscriber.forget(),
  },
  {
    cell: 'UA',
    how: 'false',
    title: 'The PIN is wrong',
    happens: (_stage, { subscriber }) => subscriber.learn({ pin: '000000' }),
  },
  {
    cell: 'UA',
    how: 'revoked',
    title: 'The PIN was shown, the card taken out and put back, and nobody knows the PIN any more',
    async happens(_stage, { phone, card, subscriber }) {
      card.verifyChv(subscriber.knows.pin ?? '', subscriber.id)
      await phone.remove()
      phone.insert(card)
      subscriber.forget()
    },
  },
  {
    cell: 'EP',
    how: 'missing',
    title: 'The enterprise does not answer',
    happens: (stage) => stage.network.faults.script('enterprise', 'timeout'),
  },
  {
    cell: 'EP',
    how: 'false',
    title: 'The enterprise does not know the employee any more',
    happens: (stage, { card }) => stage.network.enterprise.dismiss(stage.cast.org, card.imsi),
  },
  {
    cell: 'EP',
    how: 'foreign',
    title: 'The enterprise allows it for another employee',
    happens(stage, { card }) {
      const colleague = stage.cast.card({ owner: stage.cast.employee(), subscription: 'corporate' })
      stage.network.enterprise.admit(stage.cast.org, colleague.imsi)
      stage.network.enterprise.dismiss(stage.cast.org, card.imsi)
    },
  },
  {
    cell: 'EP',
    how: 'revoked',
    title: 'The employee leaves before the PIN is shown',
    async happens(stage, household) {
      await putOff(household)
      stage.network.enterprise.dismiss(stage.cast.org, household.card.imsi)
    },
  },
]

export default scenarios(KNOCK_OUTS, ({ cell, how, title, card: wishes, phone: made, happens }) => ({
  id: `uc-5.1.4/ko-b2-${cell.toLowerCase()}-${how}`,
  title,
  purpose: `B2 with ${cell} ${how}: the phone does not take its account from the card.`,
  useCase: '5.1.4',
  variation: 'B2',
  guarded: 'OP-BOOT',
  outcome: 'withheld',
  breaks: `matrix/B2/${cell}`,
  twin: 'uc-5.1.4/b2-card-provisioning-corporate',
  proves: [],
  needs: ['cards', 'network', 'enterprise'],
  once: true,
  async play(stage) {
    const subscriber = stage.cast.employee()
    const card = await stage.cast.cardWithFile(
      { owner: subscriber, subscription: 'corporate', ...wishes },
      { private: true, userConfirm: false },
    )
    const phone = stage.cast.phone({ holder: subscriber, origin: 'corporate', ...made })
    stage.fromHere()
    phone.insert(card)
    await happens?.(stage, { subscriber, card, phone })
    stage.attack('card', 'the phone is switched on with a card that lacks a proof', phone)
    await phone.switchOn()
  },
}))
