import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { carriesOut, ordersLock } from './_acts.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly breaks: string
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

/** Nobody but the owner has a phone locked, unlocked or wiped (identity matrix §4.2). */
const ROWS: readonly Row[] = [
  {
    name: 'n78-wiped-by-a-stranger',
    title: 'Somebody who knows only the number has the phone wiped',
    purpose: 'Who orders a wipe proves to be the owner.',
    breaks: 'SP-HD-01',
    async play(stage, household) {
      await ordersLock(stage, stage.cast.thief(), household, 'wipe')
      await household.phone.session()
      await carriesOut(household)
    },
  },
  {
    name: 'n78-unlocked-by-the-thief',
    title: 'The thief calls and has the locked phone unlocked',
    purpose: 'Who holds the phone is not therefore its owner.',
    breaks: 'SP-HD-01',
    async play(stage, household) {
      await ordersLock(stage, household.subscriber, household, 'lock')
      await carriesOut(household)
      stage.fromHere()
      await ordersLock(stage, stage.cast.thief(), household, 'unlock')
      await household.phone.session()
      await carriesOut(household)
    },
  },
  {
    name: 'phone-of-another-customer',
    title: 'The number was given to another customer before the phone called in',
    purpose: 'The order of a former owner of the number is void.',
    breaks: 'SP-SUB-02',
    async play(stage, household) {
      const { card, phone, subscriber } = household
      await phone.detach()
      await ordersLock(stage, subscriber, household, 'wipe')
      const newcomer = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.hlr.reassign(card.msisdn ?? '', newcomer.imsi)
      await phone.attach()
      await phone.session()
      await carriesOut(household)
    },
  },
  {
    name: 'hlr-silent',
    title: 'The HLR gives no answer when the phone calls in',
    purpose: 'Without the home register nobody is a customer.',
    breaks: 'SP-HLR-02',
    async play(stage, household) {
      const { phone, subscriber } = household
      await phone.detach()
      await ordersLock(stage, subscriber, household, 'wipe')
      stage.network.faults.script('hlr', 'error')
      await phone.attach()
      await phone.session()
      await carriesOut(household)
    },
  },
]

export default scenarios(ROWS, ({ name, title, purpose, breaks, play }) => ({
  ...{ id: `uc-lost-phone/${name}`, title, purpose, breaks },
  ...{ useCase: 'lost-phone', variation: 'B18', guarded: 'OP-LOCK', outcome: 'withheld' },
  twin: 'uc-lost-phone/b18-wipe',
  proves: ['SP-AUTH-01'],
  needs: ['pairs', 'network', 'locks'],
  async play(stage) {
    await play(stage, await customer(stage))
  },
}))
