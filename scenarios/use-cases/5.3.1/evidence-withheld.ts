import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { update } from './_acts.ts'
import { type Row, withheld } from './_withheld.ts'

const PRICE = { price: '2.00 EUR' } as const

/** Another customer's card goes into the phone, which the operator then sets up for it. */
async function swapped(stage: Stage, { phone }: Household): Promise<void> {
  await phone.swap(stage.cast.card({ owner: stage.cast.subscriber() }))
  await stage.detected(phone)
  stage.fromHere()
}

/** Evidence about phone or subscription is missing, false, stale, or revoked in the middle (identity matrix §4.2). */
const ROWS: readonly Row[] = [
  {
    name: 'n05-stolen-phone',
    title: 'The phone is on the black list',
    purpose: 'A stolen phone gets no software.',
    breaks: 'SP-EIR-01',
    async play(stage, household) {
      stage.network.eir.set(household.phone.imei14, 'black')
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n07-eir-silent',
    title: 'The EIR gives no answer',
    purpose: 'What nobody can say about a phone counts against it.',
    breaks: 'SP-HLR-02',
    async play(stage, household) {
      stage.network.faults.script('eir', 'error')
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n42-hlr-silent',
    title: 'The HLR gives no answer while the phone is in session',
    purpose: 'Without the home register nobody is a customer.',
    breaks: 'SP-HLR-02',
    async play(stage, household) {
      await update(stage, household, {
        ...PRICE,
        at: { agreed: () => stage.network.faults.script('hlr', 'error') },
      })
    },
  },
  {
    name: 'n77-suspended-after-consent',
    title: 'The subscription is suspended after the user has agreed',
    purpose: 'Evidence is looked at again before each step.',
    breaks: 'SP-HLR-02',
    async play(stage, household) {
      await update(stage, household, {
        ...PRICE,
        at: { agreed: ({ card }) => stage.network.hlr.suspend(card.imsi) },
      })
    },
  },
  {
    name: 'n76-number-reassigned',
    title: 'The number is given to another customer before the phone calls in',
    purpose: 'What was ordered for a number is void when it has another owner.',
    breaks: 'SP-SUB-02',
    guarded: 'OP-UP',
    async play(stage, household) {
      const newcomer = stage.cast.card({ owner: stage.cast.subscriber() })
      await update(stage, household, {
        ...PRICE,
        at: { downloaded: ({ card }) => stage.network.hlr.reassign(card.msisdn ?? '', newcomer.imsi) },
      })
    },
  },
  {
    name: 'sub-auth-missing',
    title: 'The card does not prove itself in the session',
    purpose: 'Who is charged has authenticated the subscription in the session.',
    breaks: 'SP-FW-01',
    proves: ['SP-AUTH-06'],
    async play(stage, household) {
      household.phone.device.behaviour = { subscriberAuth: 'none' }
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'sub-auth-false',
    title: 'The phone answers for the card with a wrong key',
    purpose: 'A key that the home network does not know proves no subscription.',
    breaks: 'SP-FW-01',
    proves: ['SP-AUTH-06'],
    async play(stage, household) {
      household.phone.device.behaviour = { subscriberAuth: 'wrong' }
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n33-card-swapped-before-update',
    title: 'Another card is in the phone between download and update',
    purpose: 'An update goes on for the subscription that ordered it, and for no other.',
    breaks: 'SP-FW-05',
    proves: ['SP-FW-03'],
    guarded: 'OP-UP',
    async play(stage, household) {
      await update(stage, household, {
        ...PRICE,
        at: { downloaded: (each) => swapped(stage, each) },
      })
    },
  },
  {
    name: 'n34-card-swapped-before-report',
    title: 'Another card is in the phone when it reports that the update has worked',
    purpose: 'Nobody is charged on the word of a phone that is in another subscription by then.',
    breaks: 'SP-SUB-02',
    proves: ['SP-FW-03'],
    guarded: 'OP-PAY',
    async play(stage, household) {
      await update(stage, household, {
        ...PRICE,
        at: { 'update-ordered': (each) => swapped(stage, each) },
      })
    },
  },
]

export default scenarios(ROWS, (row) => withheld(row, customer))
