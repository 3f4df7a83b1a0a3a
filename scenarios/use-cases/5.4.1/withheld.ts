import type { Capability } from '../../../harness/stage/scenario.ts'
import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Person } from '../../../simulators/people/person.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { agreesWith } from '../5.3.1/_acts.ts'
import { calls, customer, employee, query, repair, type Visit } from './_acts.ts'

/** The phone is managed properly; what lacks proof in a call must not be done to it (identity matrix §4.2). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly guarded: Expectation['guarded']
  readonly breaks: string
  readonly variation?: 'B13' | 'B14' | 'B15'
  readonly twin?: string
  readonly needs?: readonly Capability[]
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

/** Somebody else than the subscriber calls about the household's phone. */
async function somebodyCalls(stage: Stage, household: Household, caller: Person, visit: Visit = {}) {
  stage.fromHere()
  const call = await calls(stage, { ...household, subscriber: caller }, visit)
  await call.query()
}

/** The agent orders while package #0 does not get through: the order waits for the phone's next session. */
async function orderThatWaits(stage: Stage, household: Household) {
  stage.network.faults.script('push', 'error', { times: 1 })
  const call = await query(stage, household)
  stage.fromHere()
  return call
}

/** The verified caller is asked, and something happens before the target hears of the answer. */
const meanwhile =
  (happens: (stage: Stage, household: Household) => void | Promise<void>) =>
  async (stage: Stage, household: Household) => {
    stage.fromHere()
    await repair(stage, household, { at: { agreed: (each) => happens(stage, each) } })
  }

const ROWS: readonly Row[] = [
  {
    name: 'n61-knows-the-number-only',
    title: 'The caller knows the number and nothing else',
    purpose: 'A number is no secret: whoever says it is not thereby its subscriber.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    play: (stage, household) =>
      somebodyCalls(stage, household, stage.cast.someoneElse(), { passphrase: 'a lucky guess' }),
  },
  {
    name: 'n61-thief-says-nothing',
    title: 'The thief of the phone calls and gives no passphrase',
    purpose: 'Who holds a phone is not thereby its subscriber.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    play: (stage, household) => somebodyCalls(stage, household, stage.cast.thief()),
  },
  {
    name: 'n61-passphrase-of-another-customer',
    title: 'A customer calls about another customer’s number with the own passphrase',
    purpose: 'A passphrase proves one subscriber and no other.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    async play(stage, household) {
      const other = await customer(stage)
      await somebodyCalls(stage, household, other.subscriber)
    },
  },
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
    name: 'n63-grant-of-another-case',
    title: 'The caller agrees in one case and refuses in the next',
    purpose: 'An answer belongs to the request that it answers.',
    guarded: 'OP-DL',
    breaks: 'SP-HD-02',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    async play(stage, household) {
      const first = await query(stage, household)
      await first.close()
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      stage.fromHere()
      await repair(stage, household)
    },
  },
  ...(['no', 'cancel', 'timeout'] as const).map(
    (kind): Row => ({
      name: `n39-query-answered-${kind}`,
      title: `The caller is asked on the phone and answers: ${kind}`,
      purpose: 'What is on a phone is read with the user’s leave, and silence is none.',
      guarded: 'OP-INV',
      breaks: 'SP-PRIV-01',
      async play(stage, household) {
        household.subscriber.takeUp(agreesWith({ kind }))
        stage.fromHere()
        await query(stage, household)
      },
    }),
  ),
  {
    name: 'n39-repair-answered-no',
    title: 'The caller does not want an application on the phone',
    purpose: 'A help desk installs nothing that the user has not agreed to.',
    guarded: 'OP-DL',
    breaks: 'SP-USR-05',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    async play(stage, household) {
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      stage.fromHere()
      await repair(stage, household)
    },
  },
  {
    name: 'n80-session-broken-off-after-the-yes',
    title: 'The session breaks off after the yes; in the next one the user says no',
    purpose: 'An agreement ends with the session in which it was given.',
    guarded: 'OP-INV',
    breaks: 'SP-USR-03',
    async play(stage, household) {
      const { phone, subscriber } = household
      const call = await calls(stage, household)
      stage.fromHere()
      phone.device.behaviour = { stopAfter: 3 }
      await call.query()
      phone.device.behaviour = {}
      subscriber.takeUp(agreesWith({ kind: 'no' }))
      stage.wait({ minutes: 6 })
      await phone.session()
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
    name: 'case-closed-before-the-phone-calls',
    title: 'The case is closed before the phone has called in',
    purpose: 'With the call ends what the caller’s proof was good for.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    async play(stage, household) {
      const call = await orderThatWaits(stage, household)
      await call.close({ solved: false })
      await call.query()
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
  {
    name: 'private-subscription-at-the-corporate-desk',
    title: 'The enterprise’s desk is called about a private phone',
    purpose: 'A corporate desk serves subscriptions of its enterprise and no others.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    variation: 'B15',
    needs: ['enterprise'],
    async play(stage, household) {
      stage.fromHere()
      await query(stage, household, { desk: 'corporate' })
    },
  },
  {
    name: 'n04-employee-has-left',
    title: 'The enterprise no longer knows the employee who calls',
    purpose: 'The enterprise decides about its phones, at its own help desk too.',
    guarded: 'OP-INV',
    breaks: 'matrix/B15/EP',
    variation: 'B15',
    twin: 'uc-5.4.1/b15-query',
    needs: ['enterprise'],
    async play(stage) {
      const household = await employee(stage)
      stage.network.enterprise.dismiss(stage.cast.org, household.card.imsi)
      stage.fromHere()
      await query(stage, household, { desk: 'corporate' })
    },
  },
]

export default scenarios(ROWS, (row) => ({
  id: `uc-5.4.1/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.4.1',
  variation: row.variation ?? 'B13',
  guarded: row.guarded,
  outcome: 'withheld',
  proves: [],
  breaks: row.breaks,
  twin: row.twin ?? 'uc-5.4.1/b13-query',
  needs: [
    ...(['pairs', 'network', 'packages', 'cases', 'case-query', 'case-repair', 'case-close'] as const),
    ...(row.needs ?? []),
  ],
  async play(stage) {
    await row.play(stage, await customer(stage))
  },
}))
