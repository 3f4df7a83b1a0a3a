import { customer, query, repair } from '../_acts.ts'
import { meanwhile, orderThatWaits, withheld } from './_row.ts'

/** The phone is not the one that the caller’s card is in. */
export default withheld([
  {
    name: 'n62-phone-that-the-card-has-left',
    title: 'The caller’s card is in another phone by now',
    purpose: 'The help desk works on the phone that the caller’s card is in, whatever the caller holds.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-03',
    async play(stage, household) {
      const { phone, card, subscriber } = household
      const newer = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
      await phone.remove()
      newer.insert(card)
      await newer.switchOn()
      stage.fromHere()
      await query(stage, { ...household, phone: newer })
      phone.device.behaviour = { ignoresCardChange: true }
      phone.use(stage.network.wifi(stage.wire, '198.51.100.20'))
      await phone.session()
    },
  },
  {
    name: 'n47-tethered-neighbour',
    title: 'Another phone comes in over the caller’s line',
    purpose: 'What is ordered for one phone is not done to another that shares its line.',
    guarded: 'OP-INV',
    breaks: 'SP-AUTH-06',
    async play(stage, household) {
      const other = await customer(stage)
      await orderThatWaits(stage, household)
      other.phone.use(household.phone.path)
      await other.phone.session()
    },
  },
  {
    name: 'n32-card-swapped-after-the-yes',
    title: 'The card is swapped after the user has agreed',
    purpose: 'What one subscriber agreed to is not done for the next one.',
    guarded: 'OP-DL',
    breaks: 'SP-SUB-02',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    play: meanwhile((stage, { phone }) => phone.swap(stage.cast.card({ owner: stage.cast.subscriber() }))),
  },
  {
    name: 'n33-card-swapped-before-the-run',
    title: 'The card is swapped after the application was installed',
    purpose: 'An application of one case does not run for another subscriber.',
    guarded: 'OP-DIAG',
    breaks: 'SP-HD-03',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-diagnosis',
    async play(stage, household) {
      stage.fromHere()
      await repair(stage, household, {
        at: {
          installed: ({ phone }) => {
            phone.device.behaviour = { ignoresCardChange: true }
            return phone.swap(stage.cast.card({ owner: stage.cast.subscriber() }))
          },
        },
      })
    },
  },
  {
    name: 'n07-eir-silent-after-the-yes',
    title: 'The EIR does not answer after the user has agreed',
    purpose: 'Equipment that nobody vouches for gets no software.',
    guarded: 'OP-DL',
    breaks: 'SP-HLR-02',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    play: meanwhile((stage) => stage.network.faults.script('eir', 'timeout')),
  },
  {
    name: 'n05-phone-reported-stolen',
    title: 'The phone is on the black list',
    purpose: 'A barred phone is not repaired, whoever calls.',
    guarded: 'OP-DL',
    breaks: 'SP-EIR-01',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    async play(stage, household) {
      stage.network.eir.set(household.phone.imei14, 'black')
      stage.fromHere()
      await repair(stage, household)
    },
  },
])
