import { query } from '../_acts.ts'
import { meanwhile, orderThatWaits, withheld } from './_row.ts'

/** The HLR does not answer for the subscription, or no longer. */
export default withheld([
  {
    name: 'n42-hlr-silent',
    title: 'The HLR does not answer when the call comes',
    purpose: 'Without word of whose number it is, nobody’s phone is read.',
    guarded: 'OP-INV',
    breaks: 'SP-HLR-02',
    async play(stage, household) {
      stage.network.faults.script('hlr', 'timeout')
      stage.fromHere()
      await query(stage, household)
      await household.phone.session()
    },
  },
  {
    name: 'n42-hlr-fails-after-the-yes',
    title: 'The HLR fails after the user has agreed',
    purpose: 'Evidence is looked at again before each step.',
    guarded: 'OP-DL',
    breaks: 'SP-HLR-02',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    play: meanwhile((stage) => stage.network.faults.script('hlr', 'error')),
  },
  {
    name: 'n77-suspended-after-the-yes',
    title: 'The subscription is suspended while the call goes on',
    purpose: 'Whose contract is suspended gets nothing more.',
    guarded: 'OP-DL',
    breaks: 'SP-HLR-02',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    play: meanwhile((stage, { card }) => stage.network.hlr.suspend(card.imsi)),
  },
  {
    name: 'n76-number-given-to-another',
    title: 'The number goes to a new customer while an order waits',
    purpose: 'What was ordered for the former owner of a number is called off.',
    guarded: 'OP-INV',
    breaks: 'SP-SUB-02',
    async play(stage, household) {
      const newcomer = stage.cast.card({ owner: stage.cast.subscriber() })
      await orderThatWaits(stage, household)
      stage.network.hlr.reassign(household.card.msisdn ?? '', newcomer.imsi)
      await household.phone.session()
    },
  },
  {
    name: 'n29-guest-of-the-network',
    title: 'A guest of the network calls',
    purpose: 'Guests are helped by their own operator.',
    guarded: 'OP-INV',
    breaks: 'SP-ROAM-01',
    async play(stage) {
      const guest = stage.cast.subscriber()
      const card = stage.cast.card({ owner: guest, subscription: 'inbound-roamer' })
      const phone = stage.cast.phone({ holder: guest, origin: 'roaming' })
      phone.insert(card)
      await phone.switchOn()
      await stage.detected(phone)
      stage.fromHere()
      await query(stage, { subscriber: guest, card, phone })
    },
  },
])
