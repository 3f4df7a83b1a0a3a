import { scenarios } from '../../../harness/stage/scenario.ts'
import { customer } from '../5.4.1/_acts.ts'
import { agreesWith, deposit, heldByAnother, offer, update } from './_acts.ts'
import { type Row, withheld } from './_withheld.ts'

const PRICE = { price: '2.00 EUR' } as const

/** Nobody who may agree has agreed (identity matrix §4.2). */
const ROWS: readonly Row[] = [
  {
    name: 'n39-user-says-no',
    title: 'The user does not agree',
    purpose: 'A no is no consent.',
    breaks: 'SP-USR-05',
    proves: ['SP-USR-05', 'LV-05'],
    async play(stage, household) {
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n39-user-cancels',
    title: 'The user leaves the question',
    purpose: 'Leaving the question is no consent.',
    breaks: 'SP-USR-05',
    proves: ['SP-USR-05'],
    async play(stage, household) {
      household.subscriber.takeUp(agreesWith({ kind: 'cancel' }))
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n39-nobody-answers',
    title: 'Nobody answers until the phone gives up',
    purpose: 'Silence is no consent, and there is no default answer.',
    breaks: 'SP-USR-06',
    proves: ['SP-USR-05', 'SP-USR-06'],
    async play(stage, household) {
      household.subscriber.takeUp(agreesWith({ kind: 'timeout' }))
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n41-no-screen',
    title: 'The phone cannot show the question',
    purpose: 'Where nobody can be asked nobody has agreed.',
    breaks: 'SP-FW-01',
    async play(stage, household) {
      household.phone.device.behaviour = { screenless: true }
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n80-broken-off-after-consent',
    title: 'The user agrees and breaks the session off; in the next one they say no',
    purpose: 'What was agreed to in a session that was broken off has to be asked again.',
    breaks: 'SP-USR-03',
    async play(stage, household) {
      const { phone, subscriber } = household
      phone.device.behaviour = { breaksOffWhenAgreed: true }
      const offered = await deposit(stage, phone)
      await offer(stage, household, offered, PRICE)
      phone.device.behaviour = {}
      subscriber.takeUp(agreesWith({ kind: 'no' }))
      await phone.session()
      await phone.work()
    },
  },
  {
    name: 'n37-agreed-and-cannot-prove-who',
    title: 'The user agreed in a session that broke off, and in the next one cannot prove who they are',
    purpose: 'A yes from before the proof does not stand when the proof never comes.',
    breaks: 'SP-USR-04',
    async play(stage, household) {
      const { phone, subscriber } = household
      phone.device.behaviour = { breaksOffWhenAgreed: true }
      const offered = await deposit(stage, phone)
      await offer(stage, household, offered, PRICE)
      phone.device.behaviour = {}
      subscriber.forget()
      await phone.session()
      await phone.work()
    },
  },
  {
    name: 'n37-says-yes-and-knows-no-passphrase',
    title: 'The user says yes to whatever is asked, and knows no passphrase',
    purpose: 'Whoever asks for agreement first and for the proof afterwards has agreed with nobody.',
    breaks: 'SP-USR-04',
    async play(stage, household) {
      household.subscriber.forget()
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n40-no-beside-the-order',
    title:
      'The user lets the phone be read and says no to the application; an order beside the question would not wait',
    purpose: 'What depends on an answer leaves after the answer, never in the same package.',
    breaks: 'SP-USR-05',
    proves: ['SP-USR-05'],
    async play(stage, household) {
      let questions = 0
      household.subscriber.takeUp(({ alert }) => {
        if (alert === 1101) questions += 1
        return alert === 1101 && questions > 1 ? { kind: 'no' } : undefined
      })
      await update(stage, household, { ...PRICE, application: 'Helper' })
    },
  },
  {
    name: 'n38-consent-to-something-else',
    title: 'The user agrees to a free package and not to the one that costs',
    purpose: 'An agreement is to one package at one price.',
    breaks: 'SP-USR-03',
    guarded: 'OP-PAY',
    async play(stage, household) {
      await update(stage, household, { version: '8.0' })
      stage.fromHere()
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      await update(stage, household, { version: '9.0', price: '5.00 EUR' })
    },
  },
]

/** Somebody else has the phone in hand. */
const HELD: readonly Row[] = [
  {
    name: 'n36-child-says-yes',
    title: 'A child has the phone and says yes',
    purpose: 'The yes of somebody who has not proven to be the subscriber charges nobody.',
    breaks: 'SP-FW-01',
    async play(stage, household) {
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n36-child-says-yes-to-the-owners-order',
    title: 'The owner ordered the update by telephone, and a child says yes to it',
    purpose:
      'Who holds the phone agrees; that the owner proved to be somebody elsewhere does not make it the owner.',
    breaks: 'SP-FW-01',
    async play(stage, household) {
      await update(stage, household, { ...PRICE, asked: true })
    },
  },
  {
    name: 'n11-phone-claims-the-pin',
    title: 'The phone says that the PIN was shown, and its user knows nothing',
    purpose: 'What a phone says of its user proves nothing.',
    breaks: 'SP-FW-01',
    async play(stage, household) {
      household.phone.device.behaviour = { nodeClaims: { './DevDetail/Ext/PinVerified': 'true' } }
      await update(stage, household, PRICE)
    },
  },
]

export default [
  ...scenarios(ROWS, (row) => withheld(row, customer)),
  ...scenarios(HELD, (row) => withheld(row, heldByAnother)),
]
